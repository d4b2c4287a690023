import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dayOf } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import { parseParties } from "#lib/invoices/parties.ts";
import { mailboxState } from "#lib/mailbox/health.ts";
import { type MailboxView, readMailboxes } from "#lib/mailbox/read-mailbox.ts";
import { foresee } from "#lib/outbox/foresee.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import { windowOf, windowShown } from "../company-window.ts";
import { needsEInvoice } from "../needs-e-invoice.ts";
import { nextInWindow } from "../window.ts";
import { MOST_IN_BATCH } from "./choices.ts";
import { findWhole } from "./find-whole.ts";
import type { Selection } from "./schema.ts";
import { whyNot } from "./why-not.ts";

export type PlannedMail = {
  invoiceId: string;
  number: string | null;
  customerId: string;
  customerName: string;
  /** Of its customer; copies too. */
  recipients: string[];
  /** What the customer wants attached. */
  pdf: boolean;
  isdoc: boolean;
  /** What is mailed is no invoice. */
  needsEInvoice: boolean;
  /** Why it is not sent; null: it is. */
  problem: Problem | null;
};

/** A mailbox that they may leave from. */
export type BatchSender = {
  id: string;
  address: string;
  /** What it was last tried with failed. */
  failing: boolean;
  /** When the last of them go, which its limit of the day puts off. */
  late: Date[];
};

export type BatchPlan = {
  /** In the order in which they go. */
  mails: PlannedMail[];
  /** The list shows more than one order to send may hold: these are its first. */
  more: boolean;
  /** The default one first. */
  senders: BatchSender[];
  /** Nothing is sent while the service is off. */
  sendingEnabled: boolean;
  /** When the company's window opens; null: it is open. */
  opensAt: Date | null;
  /** IANA: of the time that is chosen. */
  timeZone: string;
};

/** What sending many at once would come to; nothing is written. */
export async function planBatch(company: ActingCompany, selection: Selection): Promise<BatchPlan> {
  const [ids, mailboxes, { sendingEnabled, ...times }] = await Promise.all([
    idsOf(company, selection),
    readMailboxes(company),
    db().company.findUniqueOrThrow({
      where: { id: company.id },
      select: { sendingEnabled: true, ...windowShown },
    }),
  ]);
  const mails = await readMails(company, ids.slice(0, MOST_IN_BATCH));
  const going = mails.filter(({ problem }) => problem === null).map(({ recipients }) => recipients.length);
  const now = new Date();
  const opens = nextInWindow(now, windowOf(times));
  const opensAt = opens > now ? opens : null;
  return {
    mails,
    more: ids.length > MOST_IN_BATCH,
    senders: await Promise.all(mailboxes.map((mailbox) => senderOf(mailbox, going, opensAt))),
    ...{ sendingEnabled, opensAt, timeZone: times.timeZone },
  };
}

async function senderOf(mailbox: MailboxView, going: number[], opensAt: Date | null): Promise<BatchSender> {
  const { id, address, copyToSelf } = mailbox;
  const recipients = going.map((count) => count + (copyToSelf ? 1 : 0));
  const late = await foresee(mailbox, recipients, opensAt ?? undefined);
  return { id, address, failing: mailboxState(mailbox) === "failing", late };
}

async function idsOf(company: ActingCompany, selection: Selection): Promise<string[]> {
  return "ids" in selection ? [...new Set(selection.ids)] : findWhole(company, selection);
}

type Row = Pick<PlannedMail, "invoiceId" | "number" | "customerId" | "customerName" | "problem"> & {
  kind: DocumentKind;
  issuedOn: Date | null;
  parties: unknown;
};

async function readMails(company: ActingCompany, ids: string[]): Promise<PlannedMail[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT i."id" AS "invoiceId", i."number", i."customerId", i."kind"::text, i."issuedOn",
      CASE WHEN i."parties" #>> '{seller,country}' = 'SK' THEN i."parties" END AS "parties",
      coalesce(i."parties" #>> '{buyer,name}', c."name") AS "customerName", ${whyNot} AS "problem"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked("id", "position")
    JOIN "Invoice" i ON i."companyId" = ${company.id}::uuid AND i."id" = asked."id"
    JOIN "Customer" c ON c."companyId" = i."companyId" AND c."id" = i."customerId"
    ORDER BY asked."position"`;
  const customers = await db().customer.findMany({
    where: { companyId: company.id, id: { in: [...new Set(rows.map(({ customerId }) => customerId))] } },
    select: {
      ...{ id: true, email: true, attachPdf: true, attachIsdoc: true },
      contacts: { orderBy: { position: "asc" } },
    },
  });
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  return rows.map(({ kind, issuedOn, parties, ...mail }) => {
    const customer = byId.get(mail.customerId);
    const { to, cc } = customer ? recipientsFor(customer, "invoices") : { to: [], cc: [] };
    const frozen = parties === null ? null : parseParties(parties);
    const issued = issuedOn && dayOf(issuedOn);
    return {
      ...mail,
      recipients: [...to, ...cc],
      pdf: customer?.attachPdf ?? true,
      isdoc: customer?.attachIsdoc ?? false,
      needsEInvoice: frozen !== null && needsEInvoice({ kind, issuedOn: issued, ...frozen }),
    };
  });
}
