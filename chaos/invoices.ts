import { randomUUID } from "node:crypto";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { cancelDelivery } from "#lib/outbox/cancel-delivery.ts";
import { orderBatch } from "#lib/sending/batches/order-batch.ts";
import { sendInvoiceSchema } from "#lib/sending/schema.ts";
import { sendInvoice } from "#lib/sending/send-invoice.ts";
import type { Sender } from "#testing/deliveries.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import type { Database } from "./database.ts";
import { type Dice, diceFor } from "./dice.ts";
import type { Order } from "./orders.ts";
import { persistently } from "./persistently.ts";
import { pause } from "./together.ts";

/** So many wait to be composed at a time: enough that every worker finds some. */
const WAITING = 12;
const LOOK_EVERY_MS = 100;
const DOUBLED = 0.3;
const IN_TWO_WINDOWS = 0.3;
const WRITTEN = 0.6;
const TAKEN_BACK = 0.5;
const SECOND_THOUGHT_MS = 2_500;
/** Far from the numbers of all other orders. */
const FIRST_NUMBER = 1_000_001;

/**
 * Invoices to send, ordered all the time as people would: many at once, some by a double click or in two windows, and
 * single ones from the composer, some of which are taken back.
 */
export class Invoices {
  /** Every invoice that was ordered, with the number by which the receiver knows it. */
  readonly numbers = new Map<string, number>();
  readonly batches = new Set<string>();
  /** Deliveries that a person took back, and was told so. */
  readonly takenBack = new Set<string>();
  written = 0;
  /** Double clicks that made more than one delivery. */
  split = 0;
  #rounds = 0;
  #last = FIRST_NUMBER;
  readonly #seed: number;
  readonly #senders: Sender[];
  readonly #database: Database;

  constructor(seed: number, senders: Sender[], database: Database) {
    this.#seed = seed;
    this.#senders = senders;
    this.#database = database;
  }

  /** Keeps batches under way until `enough`; what has begun then is finished, unless `signal` aborts. */
  async keepGiving(enough: AbortSignal, signal: AbortSignal): Promise<void> {
    while (!enough.aborted && !signal.aborted) {
      const count = () => db().sendBatchItem.count({ where: { state: "waiting" } });
      const waiting = await persistently(count, this.#database, signal);
      if (waiting < WAITING) await this.#give(++this.#rounds, signal);
      await pause(LOOK_EVERY_MS, enough, signal);
    }
  }

  /** The mails that became of them and stand, as orders with what they are to arrive as. */
  async mails(): Promise<Order[]> {
    const mails = await db().delivery.findMany({
      where: { invoiceId: { in: [...this.numbers.keys()] }, state: { not: "cancelled" } },
      select: { id: true, invoiceId: true, messageId: true, mimeSha256: true },
    });
    return mails.map(({ id, invoiceId, messageId, mimeSha256 }) => ({
      ...{ number: this.numbers.get(invoiceId ?? "") ?? Number.NaN, deliveryId: id },
      ...{ messageId, sha256: mimeSha256 },
    }));
  }

  async #give(round: number, signal: AbortSignal): Promise<void> {
    const dice = diceFor(this.#seed, "invoices", round);
    const sender = this.#senders[dice.whole(0, this.#senders.length - 1)];
    if (!sender) throw new Error("nobody sends");
    const ids: string[] = [];
    for (let count = dice.whole(2, 6); count > 0; count--)
      ids.push(await this.#issue(sender.company, signal));
    await this.#orderBatches(dice, sender, ids, signal);
    if (dice.chance(WRITTEN)) await this.#write(dice, sender, signal);
  }

  async #issue(company: ActingCompany, signal: AbortSignal): Promise<string> {
    const number = this.#last++;
    const issue = () => givenIssued(company, 1, `buyer-${number}@customer.example`);
    const [id = ""] = await persistently(issue, this.#database, signal);
    this.numbers.set(id, number);
    return id;
  }

  async #orderBatches(dice: Dice, { company, mailboxId }: Sender, ids: string[], signal: AbortSignal) {
    const batch = randomUUID();
    const orders = [{ batch, mailboxId }];
    if (dice.chance(DOUBLED)) orders.push({ batch, mailboxId });
    if (dice.chance(IN_TWO_WINDOWS)) {
      const other = this.#senders.findLast((sender) => sender.company.id === company.id);
      orders.push({ batch: randomUUID(), mailboxId: other?.mailboxId ?? mailboxId });
    }
    const give = async (order: { batch: string; mailboxId: string }) => {
      const told = () => unlessRefused(orderBatch(company, { ...order, ids }));
      if (await persistently(told, this.#database, signal)) this.batches.add(order.batch);
    };
    await Promise.all(orders.map(give));
  }

  // One press of "Send" in the composer, or two, and a second thought within the time to take it back.
  async #write(dice: Dice, { company, mailboxId }: Sender, signal: AbortSignal): Promise<void> {
    const invoiceId = await this.#issue(company, signal);
    const mail = sendInvoiceSchema.parse({
      ...{ invoiceId, mailboxId, order: randomUUID().replaceAll("-", "") },
      ...{
        to: [`buyer-${this.numbers.get(invoiceId)}@customer.example`],
        subject: "Invoice",
        text: "Attached.",
      },
    });
    const send = () => persistently(() => sendInvoice(company, mail), this.#database, signal);
    const [first, second] = await Promise.all([send(), dice.chance(DOUBLED) ? send() : undefined]);
    this.written++;
    if (second && second.deliveryId !== first.deliveryId) this.split++;
    if (!dice.chance(TAKEN_BACK)) return;
    await pause(dice.whole(0, SECOND_THOUGHT_MS), signal);
    const takeBack = () => unlessRefused(cancelDelivery(company, { id: first.deliveryId }));
    if (await persistently(takeBack, this.#database, signal)) this.takenBack.add(first.deliveryId);
  }
}

/** Whether it was done; what a person is told instead is an answer too. */
async function unlessRefused(deed: Promise<unknown>): Promise<boolean> {
  try {
    await deed;
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
