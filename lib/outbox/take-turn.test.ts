import pg from "pg";
import { expect, test, vi } from "vitest";
import { databaseUrl, db } from "#lib/base/db.ts";
import { isUuid, newUuid } from "#lib/base/uuid.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender, testSender } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { pileUp, pretendSent } from "#testing/piles.ts";
import { claimNext } from "./claim.ts";
import { openGate } from "./lease.ts";
import { recordVerdict } from "./record.ts";
import type { Verdict } from "./verdict.ts";

await testDatabase({ as: "owner" });

const setMailbox = ({ mailboxId }: Sender, data: object) =>
  db().mailbox.update({ where: { id: mailboxId }, data });
const orders = async (sender: Sender, count: number) => {
  const made: Awaited<ReturnType<typeof order>>[] = [];
  for (let i = 0; i < count; i++) made.push(await order(sender));
  return made;
};
const statesOf = (made: { id: string }[]) =>
  Promise.all(made.map(async (one) => (await deliveryOf(one)).state));

test("however many workers race, no more goes out than the limit allows", async () => {
  for (let round = 0; round < 5; round++) {
    const sender = await testSender();
    await setMailbox(sender, { dailyLimit: 7 });
    const made = await orders(sender, 12);
    await Promise.all(Array.from({ length: 8 }, () => sendAllAtOnce(sender)));
    expect((await statesOf(made)).filter((state) => state === "sent")).toHaveLength(7);
    expect((await statesOf(made)).filter((state) => state === "held")).toHaveLength(5);
  }
});

test("nor when one counts before another has sent, and claims after it", async () => {
  const sender = await testSender();
  await setMailbox(sender, { dailyLimit: 1 });
  const made = await orders(sender, 1);
  const slow = await slowLook();
  const claiming = claimNext(sender.mailboxId);
  await slow.begun();
  await pretendSent(sender, 1);
  await setMailbox(sender, { claims: { increment: 1 } });
  await slow.end();
  expect(await claiming).toBeUndefined();
  expect(await claimNext(sender.mailboxId)).toBeUndefined();
  expect(await statesOf(made)).toEqual(["held"]);
});

test("claiming reads no table of deliveries from end to end, however many there are", async () => {
  const senders = await Promise.all(Array.from({ length: 3 }, () => testSender()));
  for (const sender of senders) {
    await setMailbox(sender, { provider: "forpsi" });
    await pileUp(sender, 4_000);
    await pretendSent(sender, 100);
  }
  await db().$executeRawUnsafe(`ANALYZE`);
  const plan = await planOfClaim();
  expect(plan).toContain("Delivery_due");
  expect(plan).not.toMatch(/Seq Scan on "Delivery"/);
  // Nor what one mailbox has waiting, to sort it.
  expect(plan).not.toMatch(/actual rows=(4000|[3-9]\d\d\d)/);
});

/** Sends without a server, as fast as the database lets it. */
async function sendAllAtOnce({ mailboxId }: Sender): Promise<void> {
  for (let misses = 0; misses < 5; ) {
    const claim = await claimNext(mailboxId);
    if (!claim) misses += 1;
    else if (await openGate(claim)) {
      const verdict: Verdict = { event: "accepted", outcome: "sent", recipients: [] };
      await recordVerdict({ claim, verdict, dotReleased: true, stages: [] });
    }
  }
}

/** Lets every look for a turn wait after it has seen the tables, and before it locks anything. */
async function slowLook() {
  const gate = new pg.Client({ connectionString: databaseUrl() });
  await gate.connect();
  await gate.query("SELECT pg_advisory_lock(42)");
  await gate.query(`ALTER TABLE "Installation" RENAME TO "Behind"`);
  await gate.query(`CREATE FUNCTION waited() RETURNS int LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(42); RETURN 1; END $$`);
  await gate.query(`CREATE VIEW "Installation" AS SELECT waited() AS "epoch"`);
  const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
  return {
    begun: () => eventually(async () => expect((await gate.query(waiting)).rowCount).toBe(1)),
    end: async () => {
      await gate.query(`SELECT pg_advisory_unlock(42)`);
      await gate.query(
        `DROP VIEW "Installation"; DROP FUNCTION waited; ALTER TABLE "Behind" RENAME TO "Installation"`,
      );
      await gate.end();
    },
  };
}

/** How the server goes about the statement that claims, run once more and taken back. */
async function planOfClaim(): Promise<string> {
  const asked = vi.spyOn(pg.Client.prototype, "query");
  await claimNext();
  const { text, values } =
    asked.mock.calls.map(([query]) => query as unknown as pg.QueryConfig).find(isClaim) ?? {};
  asked.mockRestore();
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query("BEGIN");
  // The attempt's id is taken by now.
  const fresh =
    values?.map((value) => (isUuid(String(value)) && value !== NO_UUID ? newUuid() : value)) ?? [];
  const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF) ${text}`, fresh);
  await client.query("ROLLBACK");
  await client.end();
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const NO_UUID = "00000000-0000-0000-0000-000000000000";
const isClaim = ({ text }: pg.QueryConfig) => text?.includes("WITH RECURSIVE waiting");
