import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { forgetTries, giveBack, isNoted, note, sweepTries, takeTries } from "./tries.ts";

await testDatabase();

let things = 0;
const limitOf = (most: number, seconds = 900) => ({ what: ["test", String(things++)], most, seconds });
const endTimeOfAll = () => db().$executeRaw`UPDATE "TryCount" SET "until" = now() - interval '1 second'`;

test("of a thousand tries at once, as many get through as may", async () => {
  const limit = limitOf(10);
  const waits = await Promise.all(Array.from({ length: 1_000 }, () => takeTries([limit])));
  expect(waits.filter((wait) => wait === null)).toHaveLength(10);
  for (const wait of waits) expect(wait === null || (wait > 880 && wait <= 900)).toBe(true);
});

test("when the time is over there are tries again", async () => {
  const limit = limitOf(1);
  expect(await takeTries([limit])).toBeNull();
  expect(await takeTries([limit])).not.toBeNull();
  await endTimeOfAll();
  expect(await takeTries([limit])).toBeNull();
  expect(await takeTries([limit])).not.toBeNull();
});

test("to go on trying does not lengthen the time to wait", async () => {
  const limit = limitOf(1);
  await takeTries([limit]);
  const [row] = await db().$queryRaw<{ until: Date }[]>`SELECT max("until") AS "until" FROM "TryCount"`;
  for (let i = 0; i < 5; i += 1) await takeTries([limit]);
  expect(await db().$queryRaw`SELECT max("until") AS "until" FROM "TryCount"`).toEqual([row]);
  await giveBack([limit]);
  expect(await takeTries([limit])).not.toBeNull();
});

test("where one limit is used up, nothing is taken from the others", async () => {
  const [wide, narrow] = [limitOf(2), limitOf(1)];
  await takeTries([narrow]);
  for (let i = 0; i < 5; i += 1) expect(await takeTries([wide, narrow])).not.toBeNull();
  expect(await takeTries([wide])).toBeNull();
  expect(await takeTries([wide])).toBeNull();
  expect(await takeTries([wide])).not.toBeNull();
});

test("a try is given back, and all are forgotten", async () => {
  const limit = limitOf(1);
  for (let i = 0; i < 3; i += 1) {
    expect(await takeTries([limit])).toBeNull();
    await giveBack([limit]);
  }
  await takeTries([limit]);
  await forgetTries(limit.what);
  expect(await takeTries([limit])).toBeNull();
});

test("what was noted is known until its time is over, and then swept away", async () => {
  const what = ["known", "somebody", "somewhere"];
  expect(await isNoted(what)).toBe(false);
  await note(what, 60);
  expect(await isNoted(what)).toBe(true);
  await endTimeOfAll();
  expect(await isNoted(what)).toBe(false);
  await sweepTries();
  expect(await db().tryCount.count()).toBe(0);
});

test("the table names nobody", async () => {
  await takeTries([{ what: ["account", "majitel@firma.example"], most: 1, seconds: 60 }]);
  const rows = await db().tryCount.findMany();
  expect(JSON.stringify(rows)).not.toContain("majitel");
});
