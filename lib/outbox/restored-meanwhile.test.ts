import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { order, testSender } from "#testing/deliveries.ts";
import { claimNext } from "./claim.ts";
import { holdIfRestored } from "./restored.ts";

await testDatabase();
const server = {
  host: "mail.firma.example",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b",
} as const;

test("a database that goes on while it is looked at was not put back", async () => {
  for (let i = 0; i < 20; i++) await order(await testSender(server));
  let claiming = true;
  const look = async () => {
    while (claiming) await holdIfRestored();
  };
  const claim = async () => {
    while (await claimNext());
    claiming = false;
  };
  await Promise.all([look(), look(), claim(), claim()]);
  expect(await db().delivery.count({ where: { state: "held" } })).toBe(0);
});
