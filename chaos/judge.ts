import { db } from "#lib/base/db.ts";
import { type DeliveryState, deliveryStates } from "#lib/outbox/schema.ts";
import type { Book } from "./book.ts";
import type { Order, Orders } from "./orders.ts";

type Row = {
  id: string;
  messageId: string;
  state: DeliveryState;
  dotReleased: boolean;
  /** Attempts that ended with a 2xx. */
  yeses: number;
};

export type Judgement = {
  orders: number;
  states: Record<DeliveryState, number>;
  /** Confirmed orders without a delivery in a state. */
  lost: number;
  /** Messages that were taken more than once; no person had any sent again. */
  double: number;
  /** Called sent, never taken. */
  falselySent: number;
  /** Unknown ones that were taken: sending them again would have doubled them. */
  unknownTaken: number;
  /** Every broken invariant, as a sentence. */
  broken: string[];
};

/** Compares the orders, the database and the book of the receiver. An order that was taken back is none. */
export async function judge(orders: Pick<Orders, "placed" | "split">, book: Book): Promise<Judgement> {
  const rows = new Map((await readRows()).map((row) => [row.id, row]));
  const broken: string[] = [];
  const count = (what: string, found: Iterable<unknown>) => {
    const all = [...found];
    if (all.length > 0) broken.push(`${all.length} ${what}, such as ${String(all[0])}`);
    return all.length;
  };
  const ids = (wanted: (row: Row) => boolean) => [...rows.values()].filter(wanted).map(({ id }) => id);
  const accepted = (row: Row) => book.timesAccepted(row.messageId);
  const messages = [...book.messages];
  const known = new Map(orders.placed.map((order) => [order.messageId, order]));
  const numberOf = (row: Row) => known.get(row.messageId)?.number ?? Number.NaN;

  const missing = orders.placed.filter(
    ({ deliveryId, messageId }) => rows.get(deliveryId)?.messageId !== messageId,
  );
  const lost = count("orders are in no state", missing.map(idOf));
  count(
    "deliveries that nobody ordered",
    ids((row) => !known.has(row.messageId)),
  );
  const double = count(
    "messages were taken more than once",
    messages.filter(([, entry]) => entry.accepted > 1).map(([id]) => id),
  );
  count(
    "messages had more dots than one and those that were refused",
    messages.filter(([, { dots, refusedDots }]) => dots > 1 + refusedDots).map(([id]) => id),
  );
  const falselySent = count(
    "deliveries are called sent and were never taken",
    ids((row) => row.state === "sent" && accepted(row) === 0),
  );
  count(
    "deliveries are sent without exactly one 2xx on record",
    ids((row) => row.state === "sent" && row.yeses !== 1),
  );
  count(
    "deliveries are unknown before the gate",
    ids((row) => row.state === "unknown" && !row.dotReleased),
  );
  const rejected = (row: Row) => row.state === "rejected";
  count(
    "deliveries are called rejected and were taken",
    ids((row) => rejected(row) && accepted(row) > 0),
  );
  count(
    "deliveries are called rejected and were never refused",
    ids((row) => rejected(row) && !book.refused.has(numberOf(row))),
  );
  count(
    "messages arrived changed",
    messages.filter(([id, { sha256 }]) => [...sha256].some((each) => each !== known.get(id)?.sha256)),
  );
  if (await isTakenForRestored()) broken.push("the database was taken for one put back from a backup");
  if (orders.split > 0) broken.push(`${orders.split} double clicks made two deliveries`);
  if (rows.size !== orders.placed.length)
    broken.push(`${orders.placed.length} orders were given, and ${rows.size} are in a state`);

  const states = Object.fromEntries(
    deliveryStates.map((state) => [state, ids((row) => row.state === state).length]),
  ) as Judgement["states"];
  const unknownTaken = ids((row) => row.state === "unknown" && accepted(row) > 0).length;
  return { orders: orders.placed.length, states, lost, double, falselySent, unknownTaken, broken };
}

const idOf = ({ deliveryId }: Order) => deliveryId;

// A crash is no restore: a first epoch is all that there may be.
async function isTakenForRestored(): Promise<boolean> {
  return (await db().installation.count({ where: { epoch: { not: 1 } } })) > 0;
}

function readRows(): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT d."id", d."messageId", d."state"::text, d."dotReleasedAt" IS NOT NULL AS "dotReleased",
      (SELECT count(*)::int FROM "DeliveryAttempt" a
        WHERE a."deliveryId" = d."id" AND a."outcome" = 'sent' AND a."reply" LIKE '2%') AS "yeses"
    FROM "Delivery" d WHERE d."state" <> 'cancelled'`;
}
