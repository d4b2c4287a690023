import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { eventually } from "#testing/eventually.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { remind } from "./reminding.ts";

await testDatabase();

const TIME = "2082-11-19T08:00:00Z";
const COUNT = 12;

/** A process of its own that does what the schedule does, once. */
function startRound(): { process: ChildProcess; exited: Promise<unknown> } {
  const code = `const { remind } = await import("#lib/sending/reminders/reminding.ts");
    await remind(new Date("${TIME}")); process.exit(0);`;
  const round = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    env: { ...process.env, LOG_LEVEL: "error", APP_URL: "https://faktury.firma.example/" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return { process: round, exited: once(round, "exit") };
}

async function ready(invoices: number) {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, ["3", "10"]);
  const ids: string[] = [];
  for (let count = 0; count < invoices; count++) ids.push(await givenDue(company, "2082-11-16"));
  const queued = () => db().delivery.count({ where: { companyId: company.id } });
  return { peer, sender, company, ids, queued };
}

test("links in what a process of its own composes lead to where people reach the app", async () => {
  const { peer, sender, company } = await ready(1);
  await db().company.update({ where: { id: company.id }, data: { publicLinks: true } });
  await startRound().exited;
  await work(sender);
  const mail = await peer.caught[0]?.parse();
  expect(mail?.text).toMatch(/^https:\/\/faktury\.firma\.example\/i\/[\w-]{43}$/m);
});

test("rounds that are killed with -9 leave each reminder whole or not begun, and none goes twice", {
  timeout: 120_000,
}, async () => {
  const { peer, sender, company, ids, queued } = await ready(COUNT);
  for (const reached of [1, 4]) {
    const { process, exited } = startRound();
    await eventually(async () => expect(await queued()).toBeGreaterThanOrEqual(reached));
    process.kill("SIGKILL");
    await exited;
    const sent = await db().reminder.findMany({ where: { companyId: company.id, state: "sent" } });
    expect(sent).toHaveLength(await queued());
    expect(sent.every(({ deliveryId }) => deliveryId !== null)).toBe(true);
  }
  await Promise.all([startRound(), startRound()].map(({ exited }) => exited));
  while ((await queued()) < COUNT) {
    await work(sender);
    await remind(new Date(TIME));
  }
  const deliveries = await db().delivery.findMany({ where: { companyId: company.id } });
  expect(deliveries.map(({ invoiceId }) => invoiceId).toSorted()).toEqual(ids.toSorted());
  await remind(new Date(TIME));
  await work(sender);
  expect(peer.caught).toHaveLength(COUNT);
  expect(new Set(peer.caught.map(({ messageId }) => messageId)).size).toBe(COUNT);
});
