import { expect, test } from "vitest";
import { testDatabase } from "#testing/database.ts";
import { admitSignUp } from "./sign-up-limits.ts";

await testDatabase();

const refusedOf = async (addresses: string[]) =>
  (await Promise.allSettled(addresses.map(admitSignUp))).filter(({ status }) => status === "rejected").length;

test("one place creates twenty accounts an hour, whatever address of its network it takes", async () => {
  expect(await refusedOf(Array.from({ length: 30 }, (_, i) => `2001:db8::${i}`))).toBe(10);
  await expect(admitSignUp("2001:db8::99")).rejects.toThrow(/^tooManyTries\?minutes=(59|60)$/);
  expect(await refusedOf(["192.0.2.1"])).toBe(0);
});

test("this machine itself is not counted", async () => {
  expect(await refusedOf(Array.from({ length: 30 }, (_, i) => (i % 2 ? "127.0.0.1" : "::1")))).toBe(0);
});
