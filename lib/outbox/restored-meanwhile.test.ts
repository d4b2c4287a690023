import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { order, testSender } from "#testing/deliveries.ts";
import { claimNext } from "./claim.ts";
import { holdIfRestored } from "./restored.ts";

await testDatabase();

test("a database that goes on while it is looked at was not put back", async () => {
  for (let i = 0; i < 20; i++) await order(await testSender());
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
