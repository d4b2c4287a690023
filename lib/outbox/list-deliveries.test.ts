import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { order, type Sender, testSender } from "#testing/deliveries.ts";
import { listDeliveries, listInvoiceDeliveries } from "./list-deliveries.ts";
import { deliveriesPageSchema } from "./schema.ts";

await testDatabase();
const server = {
  host: "mail.firma.example",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b",
} as const;

test("the list goes from the newest to the oldest, page after page, without gaps or repeats", async () => {
  const sender = await testSender(server);
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
  const [one, other] = [await testSender(server), await testSender(server)];
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

describe("a waiting delivery says what it waits for", () => {
  let sender: Sender;
  beforeAll(async () => {
    sender = await testSender(server);
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
  [{ state: "sold", before: "1; DROP TABLE" }, {}],
  [{ state: ["sent", "held"] }, {}],
])("the address %o asks for %o", (query, wanted) => {
  expect(deliveriesPageSchema.parse(query)).toEqual(wanted);
});
