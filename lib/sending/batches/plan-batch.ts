import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import { findPage } from "#lib/invoices/find-page.ts";
import { listSortOf } from "#lib/invoices/list-order.ts";
import { readDefaultMailbox } from "#lib/mailbox/read-mailbox.ts";
import { type Foresight, foresee } from "#lib/outbox/foresee.ts";
import { MOST_IN_BATCH, type Selection } from "./schema.ts";
import { whyNot } from "./why-not.ts";

export type PlannedMail = {
  invoiceId: string;
  number: string | null;
  customerName: string;
  /** Of its customer; copies too. */
  recipients: string[];
  /** Why it is not sent; null: it is. */
  problem: Problem | null;
};

export type BatchPlan = {
  /** In the order in which they go. */
  mails: PlannedMail[];
  /** The list shows more than one order to send may hold: these are its first. */
  more: boolean;
  /** The sender, and how many of them its limits let go when; null without a mailbox. */
  sender: { address: string; foresight: Foresight } | null;
};

/** What sending many at once would come to; nothing is written. */
export async function planBatch(company: ActingCompany, selection: Selection): Promise<BatchPlan> {
  const [ids, mailbox] = await Promise.all([idsOf(company, selection), readDefaultMailbox(company)]);
  const mails = await readMails(company, ids.slice(0, MOST_IN_BATCH));
  const going = mails.filter(({ problem }) => problem === null).map(({ recipients }) => recipients.length);
  const copies = mailbox?.copyToSelf ? 1 : 0;
  return {
    mails,
    more: ids.length > MOST_IN_BATCH,
    sender: mailbox && {
      address: mailbox.address,
      foresight: await foresee(
        mailbox,
        going.map((count) => count + copies),
      ),
    },
  };
}

async function idsOf(company: ActingCompany, selection: Selection): Promise<string[]> {
  if ("ids" in selection) return [...new Set(selection.ids)];
  const query = { ...selection.query, sort: listSortOf(selection.query.sort) };
  const places = await findPage(company, query, MOST_IN_BATCH + 1);
  return places.map(({ id }) => id);
}

type Row = Omit<PlannedMail, "recipients"> & { customerId: string };

async function readMails(company: ActingCompany, ids: string[]): Promise<PlannedMail[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT i."id" AS "invoiceId", i."number", i."customerId",
      coalesce(i."parties" #>> '{buyer,name}', c."name") AS "customerName", ${whyNot} AS "problem"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked("id", "position")
    JOIN "Invoice" i ON i."companyId" = ${company.id}::uuid AND i."id" = asked."id"
    JOIN "Customer" c ON c."companyId" = i."companyId" AND c."id" = i."customerId"
    ORDER BY asked."position"`;
  const customers = await db().customer.findMany({
    where: { companyId: company.id, id: { in: [...new Set(rows.map(({ customerId }) => customerId))] } },
    select: { id: true, email: true, contacts: { orderBy: { position: "asc" } } },
  });
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  return rows.map(({ customerId, ...mail }) => {
    const customer = byId.get(customerId);
    const { to, cc } = customer ? recipientsFor(customer, "invoices") : { to: [], cc: [] };
    return { ...mail, recipients: [...to, ...cc] };
  });
}
