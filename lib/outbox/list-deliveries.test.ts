import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { order, type Sender, testSender } from "#testing/deliveries.ts";
import { compactTallies, countDeliveries, countRestored } from "./count-deliveries.ts";
import { listDeliveries, listInvoiceDeliveries } from "./list-deliveries.ts";
import { deliveriesPageSchema } from "./schema.ts";

await testDatabase();

test("the list goes from the newest to the oldest, page after page, without gaps or repeats", async () => {
  const sender = await testSender();
  const made: string[] = [];
  for (let i = 0; i < 120; i++) made.unshift((await order(sender)).id);
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await listDeliveries(sender.company, { before });
    seen.push(...page.deliveries.map(({ id }) => id));
    before = page.older;
  } while (before);
  expect(seen).toEqual(made);
});

test("only the chosen state, and never another company's deliveries", async () => {
  const [one, other] = [await testSender(), await testSender()];
  const { id } = await order(one);
  const foreign = await order(other);
  await order(one);
  await db().delivery.update({ where: { id }, data: { state: "cancelled" } });
  const { deliveries } = await listDeliveries(one.company, { state: "cancelled" });
  expect(deliveries.map((delivery) => delivery.id)).toEqual([id]);
  const all = await listDeliveries(one.company);
  expect(all.deliveries.map((delivery) => delivery.id)).not.toContain(foreign.id);
  expect(await listInvoiceDeliveries(one.company, foreign.id)).toEqual([]);
});

describe("a search", () => {
  let sender: Sender;
  const found = async (search: string, more = {}) => {
    const { deliveries } = await listDeliveries(sender.company, { search, ...more });
    return deliveries.map(({ subject }) => subject);
  };
  beforeAll(async () => {
    sender = await testSender();
    const to = (address: string) => [{ address, kind: "to" as const }];
    await order(sender, { subject: "Faktura 20260041", recipients: to("zluta@kun.example") });
    await order(sender, { subject: "Faktura 20260042", recipients: to("eva.mala@odberatel.example") });
    await order(sender, { subject: "Žluťoučký kůň", recipients: to("jan@odberatel.example") });
    const foreign = await testSender();
    await order(foreign, { subject: "Faktura 20260042 cizí" });
  });

  test.each([
    ["the beginning of a word of the subject, without case and accents", "ZLUTOUC", ["Žluťoučký kůň"]],
    ["the beginning of an address", "eva", ["Faktura 20260042"]],
    ["a whole address", "eva.mala@odberatel.example", ["Faktura 20260042"]],
    ["several words, in any order", "mala fakt", ["Faktura 20260042"]],
    ["a word of subject or address", "zlut", ["Žluťoučký kůň", "Faktura 20260041"]],
    ["the number of an invoice", "20260042", ["Faktura 20260042"]],
    ["nothing that is there", "faktury", []],
  ])("by %s", async (_what, search, subjects) => {
    expect(await found(search)).toEqual(subjects);
  });

  test("by Message-ID, with its brackets or without", async () => {
    const { messageId } = await order(sender, { subject: "Ta pravá" });
    expect(await found(messageId)).toEqual(["Ta pravá"]);
    expect(await found(messageId.slice(1, 37))).toEqual(["Ta pravá"]);
  });

  test("within a state, and page after page", async () => {
    expect(await found("faktura", { state: "queued" })).toHaveLength(2);
    expect(await found("faktura", { state: "sent" })).toEqual([]);
    const { deliveries } = await listDeliveries(sender.company, { search: "faktura" });
    expect(await found("faktura", { before: deliveries[0]?.id })).toEqual(["Faktura 20260041"]);
  });
});

test("the counts say how many stand in each state, what has ended included, now and after it was added up", async () => {
  const sender = await testSender();
  const orders = [await order(sender), await order(sender), await order(sender), await order(sender)];
  const [first, second, third] = orders.map(({ id }) => id);
  for (const id of [first, second])
    await db().delivery.update({ where: { id: id ?? "" }, data: { state: "cancelled" } });
  await db().delivery.update({ where: { id: third ?? "" }, data: { state: "held", hold: "restore" } });
  const counts = { queued: 1, sending: 0, sent: 0, held: 1, rejected: 0, unknown: 0, cancelled: 2 };
  expect(await countDeliveries(sender.company)).toEqual(counts);
  await Promise.all([compactTallies(), compactTallies()]);
  expect(await countDeliveries(sender.company)).toEqual(counts);
  expect(await db().deliveryTally.count({ where: { companyId: sender.company.id } })).toBe(1);
  expect(await countRestored(sender.company)).toBe(1);
});

describe("a waiting delivery says what it waits for", () => {
  let sender: Sender;
  beforeAll(async () => {
    sender = await testSender();
    await order(sender);
  });
  const waiting = async () => (await listDeliveries(sender.company)).deliveries[0];
  const setMailbox = (data: object) => db().mailbox.update({ where: { id: sender.mailboxId }, data });
  const soon = new Date(Date.now() + 60_000);

  test("nothing: it goes any moment", async () => {
    expect(await waiting()).toMatchObject({ state: "queued", waitsFor: null, reason: null });
  });

  test("its mailbox, and why that rests", async () => {
    await setMailbox({ pausedReason: "diagnosis.badCredentials?pauses=1" });
    expect(await waiting()).toMatchObject({
      waitsFor: "mailbox",
      reason: "diagnosis.badCredentials?pauses=1",
    });
    await setMailbox({ pausedUntil: soon });
    expect(await waiting()).toMatchObject({ waitsFor: { until: soon } });
    await setMailbox({ pausedUntil: new Date(Date.now() - 1) });
    expect(await waiting()).toMatchObject({ waitsFor: null, reason: null });
  });

  test("its next try", async () => {
    await db().delivery.updateMany({ where: { companyId: sender.company.id }, data: { dueAt: soon } });
    expect(await waiting()).toMatchObject({ waitsFor: { until: soon } });
  });

  test("the service, while it is off", async () => {
    await db().company.update({ where: { id: sender.company.id }, data: { sendingEnabled: false } });
    expect(await waiting()).toMatchObject({ waitsFor: "sending" });
  });
});

test.each([
  [{}, {}],
  [{ state: "sent" }, { state: "sent" }],
  [
    { q: "eva", state: "held" },
    { q: "eva", state: "held" },
  ],
  [{ state: "sold", before: "1; DROP TABLE" }, {}],
  [{ state: ["sent", "held"] }, {}],
])("the address %o asks for %o", (query, wanted) => {
  expect(deliveriesPageSchema.parse(query)).toEqual(wanted);
});
