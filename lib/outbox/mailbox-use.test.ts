import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { readUsage } from "#lib/mailbox/read-usage.ts";
import { testMailbox } from "#lib/mailbox/test-mailbox.ts";
import { testDatabase } from "#testing/database.ts";
import { order, type Sender, testSender } from "#testing/deliveries.ts";
import { hearTest, testValues } from "#testing/mailbox.ts";
import { pretendSent } from "#testing/piles.ts";
import { mannered, scripted, work } from "#testing/sender-at-work.ts";
import { readUse } from "./mailbox-use.ts";

await testDatabase({ as: "owner" });

type Tried = Parameters<typeof testValues>;

async function tried({ company }: Pick<Sender, "company">, ...values: Tried) {
  const { result } = await hearTest(await testMailbox(company, testValues(...values), "cs"));
  return result.outcome;
}
const recipientsOf = async ({ mailboxId }: Sender) =>
  (await readUse(mailboxId)).used.map(({ recipients }) => recipients);

/** Of a test that was accepted just now, the same at another time: what was written down cannot be changed. */
async function testedAt({ company }: Sender, createdAt: Date) {
  const { details } = await db().auditEvent.findFirstOrThrow({
    where: { event: "mailbox.tested", details: { path: ["outcome"], equals: "accepted" } },
    orderBy: { createdAt: "desc" },
  });
  await db().auditEvent.create({
    data: { companyId: company.id, event: "mailbox.tested", createdAt, details: details ?? {} },
  });
}

const usageOf = async ({ company, mailboxId }: Sender) => (await readUsage(company)).get(mailboxId);

// Before there is a second mailbox: then all deliveries are of the one that is asked for.
test("counting reads nothing from end to end, however much a mailbox has sent and a company has on record", async () => {
  const { peer, sender } = await mannered();
  await pretendSent(sender, 10_000, { hoursAgo: 25, minutesApart: 1 });
  await tried(sender, peer.server);
  await db().$executeRaw`
    INSERT INTO "AuditEvent" ("id", "companyId", "event", "details", "createdAt")
    SELECT gen_random_uuid(), a."companyId", CASE WHEN n % 4 = 0 THEN a."event" ELSE 'delivery.queued' END,
      a."details", now() - interval '25 hours' - n * interval '1 minute'
    FROM "AuditEvent" a, generate_series(1, 20000) n
    WHERE a."companyId" = ${sender.company.id}::uuid AND a."event" = 'mailbox.tested'`;
  await db().$executeRaw`ANALYZE`;
  // As the statement that claims asks it: since when is not known before it runs.
  const rows = await db().$queryRaw<{ "QUERY PLAN": string }[]>`
    EXPLAIN (ANALYZE, TIMING OFF)
    SELECT count(u."at") FROM "Mailbox" m, LATERAL mailbox_use(m."id",
      CASE WHEN m."pausedReason" IS NULL THEN now() - interval '24 hours' ELSE 'infinity' END) u
    WHERE m."id" = ${sender.mailboxId}::uuid`;
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("Delivery_used");
  expect(plan).toContain("AuditEvent_accepted_tests");
  expect(plan).not.toMatch(/Seq Scan on "(AuditEvent|Delivery)"|Rows Removed by Filter: [1-9]\d/);
  expect(await recipientsOf(sender)).toEqual([1]);
});

test("what was sent counts with its recipients, what is unknown too, and each accepted test as one", async () => {
  const { peer, sender } = await scripted({ moves: { dot: ["drop", "250 2.0.0 ok"] } });
  await order(sender, {
    recipients: ["eva", "jan"].map((name) => ({ address: `${name}@b.example`, kind: "bcc" })),
  });
  await work(sender);
  await pretendSent(sender, 1, { recipients: 3 });
  expect(await tried(sender, peer.server)).toBe("accepted");
  expect(await recipientsOf(sender)).toEqual([2, 3, 1]);
  expect(await usageOf(sender)).toBe(3);
});

test("a test counts for the account that it signed in to, even when it was made before the mailbox was saved", async () => {
  const { peer, sender } = await mannered();
  await db().mailbox.update({ where: { id: sender.mailboxId }, data: { username: "jiny" } });
  await tried(sender, peer.server);
  expect(await recipientsOf(sender)).toEqual([]);
  const { username } = peer.server;
  await db().mailbox.update({ where: { id: sender.mailboxId }, data: { username } });
  expect(await recipientsOf(sender)).toEqual([1]);
});

test("what does not count: a test that only signs in, one that failed, a stranger's, and yesterday's", async () => {
  const { peer, sender } = await mannered();
  const stranger = await testSender(peer.server);
  expect(await tried(sender, peer.server, { mode: "check" })).toBe("accepted");
  expect(await tried(sender, { ...peer.server, password: "spatne" })).toBe("failed");
  expect(await tried(stranger, peer.server)).toBe("accepted");
  expect(await recipientsOf(sender)).toEqual([]);
  expect(await usageOf(sender)).toBe(0);
  expect(await recipientsOf(stranger)).toEqual([1]);
  await testedAt(sender, new Date(Date.now() - 24 * 3_600_000 - 1));
  expect(await recipientsOf(sender)).toEqual([]);
  expect(await usageOf(sender)).toBe(0);
  await testedAt(sender, new Date());
  expect(await recipientsOf(sender)).toEqual([1]);
});
