import { createHash, randomUUID } from "node:crypto";
import { db } from "#lib/base/db.ts";
import { type DeliveryOrder, enqueueDelivery } from "#lib/outbox/enqueue.ts";
import type { Sender } from "#testing/deliveries.ts";
import type { Database } from "./database.ts";
import { diceFor } from "./dice.ts";
import { persistently } from "./persistently.ts";
import { pause } from "./together.ts";

/** An order that was confirmed to whoever gave it. */
export type Order = { number: number; deliveryId: string; messageId: string; sha256: string };

/** So many wait at a time: enough that every worker finds work, few enough that mailboxes have room for batches. */
const WAITING = 40;
const AT_ONCE = 8;
const LOOK_EVERY_MS = 100;
const DOUBLED = 0.2;
/** Above 64 KiB a message is written in several parts. */
const BYTES = [1_000, 4_000, 20_000, 100_000, 200_000] as const;

/** Orders to send, given all the time as people would: some of them twice at once, by a double click. */
export class Orders {
  readonly placed: Order[] = [];
  doubled = 0;
  /** Double clicks that made more than one delivery. */
  split = 0;
  #last = 0;
  readonly #seed: number;
  readonly #senders: Sender[];
  readonly #database: Database;

  constructor(seed: number, senders: Sender[], database: Database) {
    this.#seed = seed;
    this.#senders = senders;
    this.#database = database;
  }

  /** Keeps the queue filled until `enough`; what has begun then is finished, unless `signal` aborts. */
  async keepGiving(enough: AbortSignal, signal: AbortSignal): Promise<void> {
    while (!enough.aborted && !signal.aborted) {
      const count = () => db().delivery.count({ where: { state: "queued" } });
      const waiting = await persistently(count, this.#database, signal);
      const wanted = Math.min(Math.max(WAITING - waiting, 0), AT_ONCE);
      await Promise.all(Array.from({ length: wanted }, () => this.#give(++this.#last, signal)));
      await pause(LOOK_EVERY_MS, enough, signal);
    }
  }

  // Whoever hears nothing because the database is down asks again, with the same key.
  async #give(number: number, signal: AbortSignal): Promise<void> {
    const dice = diceFor(this.#seed, "order", number);
    const sender = this.#senders[dice.whole(0, this.#senders.length - 1)];
    if (!sender) throw new Error("nobody sends");
    const order = message(sender, number, dice.pick(BYTES), dice.chance(0.2));
    const enqueue = () => db().$transaction((tx) => enqueueDelivery(tx, sender.company, order));
    const give = () => persistently(enqueue, this.#database, signal);
    const doubled = dice.chance(DOUBLED);
    const [first, second] = await Promise.all([give(), doubled ? give() : undefined]);
    if (doubled) this.doubled++;
    if (second && second.id !== first.id) this.split++;
    const sha256 = createHash("sha256").update(order.mime).digest("hex");
    this.placed.push({ number, deliveryId: first.id, messageId: order.messageId, sha256 });
  }
}

function message({ mailboxId }: Sender, number: number, bytes: number, toTwo: boolean): DeliveryOrder {
  const key = randomUUID();
  const messageId = `<${key}@firm.example>`;
  // Lines that begin with a dot are doubled on the wire (RFC 5321 §4.5.2).
  const text = `Order ${number}: the invoice is attached.\r\n.it begins with a dot\r\n`;
  const recipients = [{ address: `buyer-${number}@customer.example`, kind: "to" as const }];
  if (toTwo) recipients.push({ address: `second-${number}@customer.example`, kind: "to" });
  return {
    mailboxId,
    idempotencyKey: key,
    messageId,
    subject: `Order ${number}`,
    envelopeFrom: `firm+${number}@firm.example`,
    recipients,
    mime: Buffer.from(
      `Message-ID: ${messageId}\r\nSubject: Order ${number}\r\n\r\n${text.repeat(Math.ceil(bytes / text.length))}`,
    ),
  };
}
