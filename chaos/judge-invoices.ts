import { db } from "#lib/base/db.ts";
import type { Book } from "./book.ts";
import type { Invoices } from "./invoices.ts";

/** What became of the invoices that were ordered by people. */
export type InvoicesJudgement = {
  invoices: number;
  batches: number;
  written: number;
  takenBack: number;
  /** Left out of a batch, because another one sent it. */
  skipped: number;
  /** Left out, because composing it had ended too many workers. */
  givenUp: number;
  broken: string[];
};

/** In another window the same was ordered, or composing it ended too many workers. */
const REASONS = ["batchSentBefore", "batchWaitsElsewhere", "batchNotComposed"];

type Row = {
  id: string;
  /** Of each item of it: its batch's state, its own, why it was skipped. */
  items: { batch: string; state: string; problem: string | null; tries: number; own: boolean }[];
  mails: { id: string; messageId: string; state: string }[];
};

/** Compares the invoices that were ordered, the database and the book of the receiver, when all is done. */
export async function judgeInvoices(
  { numbers, batches, written, takenBack }: Pick<Invoices, "numbers" | "batches" | "written" | "takenBack">,
  book: Book,
): Promise<InvoicesJudgement> {
  const rows = await readRows([...numbers.keys()]);
  const broken: string[] = [];
  const count = (what: string, isBroken: (row: Row) => boolean) => {
    const found = rows.filter(isBroken);
    if (found.length > 0) broken.push(`${found.length} ${what}, such as ${found[0]?.id}`);
  };
  const taken = ({ messageId }: Row["mails"][number]) => book.timesAccepted(messageId);
  const goes = ({ state }: Row["mails"][number]) => state !== "rejected" && state !== "cancelled";

  count("invoices wait in a batch for ever", ({ items }) =>
    items.some(({ batch, state }) => state === "waiting" || batch !== "done"),
  );
  count("invoices of a batch are in no line", ({ items }) =>
    items.some(({ state, own }) => state === "queued" && !own),
  );
  count("invoices were left out without a reason", ({ items }) =>
    items.some(({ state, problem }) => state === "skipped" && !REASONS.includes(problem ?? "")),
  );
  count("invoices were given up before their third try", ({ items }) =>
    items.some(({ problem, tries }) => problem === "batchNotComposed" && tries < 3),
  );
  count(
    "invoices were ordered and have no mail",
    ({ items, mails }) => mails.length === 0 && !items.some(({ problem }) => problem === "batchNotComposed"),
  );
  count("invoices have two mails that go", ({ mails }) => mails.filter(goes).length > 1);
  count(
    "invoices arrived more than once",
    ({ mails }) => mails.reduce((sum, mail) => sum + taken(mail), 0) > 1,
  );
  count("invoices have a mail that was taken back, and went, or that nobody took back", ({ mails }) =>
    mails.some(
      (mail) =>
        takenBack.has(mail.id) !== (mail.state === "cancelled") ||
        (mail.state === "cancelled" && taken(mail) > 0),
    ),
  );
  const left = rows.flatMap(({ items }) => items).filter(({ state }) => state === "skipped");
  const givenUp = left.filter(({ problem }) => problem === "batchNotComposed").length;
  return {
    ...{ invoices: rows.length, batches: batches.size, written, takenBack: takenBack.size },
    ...{ skipped: left.length - givenUp, givenUp, broken },
  };
}

function readRows(ids: string[]): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT i."id",
      ARRAY(SELECT jsonb_build_object('batch', b."state", 'state', s."state", 'problem', s."problem",
          'tries', s."tries", 'own', EXISTS (SELECT FROM "Delivery" d
            WHERE d."id" = s."deliveryId" AND d."invoiceId" = i."id"))
        FROM "SendBatchItem" s JOIN "SendBatch" b ON b."id" = s."batchId" WHERE s."invoiceId" = i."id") AS "items",
      ARRAY(SELECT jsonb_build_object('id', d."id", 'messageId', d."messageId", 'state', d."state")
        FROM "Delivery" d WHERE d."invoiceId" = i."id") AS "mails"
    FROM "Invoice" i WHERE i."id" = ANY (${ids}::uuid[])`;
}
