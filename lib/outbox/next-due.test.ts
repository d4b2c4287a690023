import { expect, test } from "vitest";
import { testDatabase } from "#testing/database.ts";
import { order, testSender } from "#testing/deliveries.ts";
import { cancelDelivery } from "./cancel-delivery.ts";
import { nextDueIn } from "./next-due.ts";

await testDatabase();

test("the next that waits for its time is foreseen, among all mailboxes, and what is due or far away is not", async () => {
  const [one, other] = [await testSender(), await testSender()];
  await order(one);
  expect(await nextDueIn(60_000)).toBeUndefined();
  await order(one, { undoSeconds: 50 });
  const next = await order(other, { undoSeconds: 20 });
  await order(other, { undoSeconds: 3_600 });
  expect(await nextDueIn(5_000)).toBeUndefined();
  expect(await nextDueIn(60_000)).toBeGreaterThan(10_000);
  expect(await nextDueIn(60_000)).toBeLessThanOrEqual(20_000);
  await cancelDelivery(other.company, next);
  expect(await nextDueIn(60_000)).toBeGreaterThan(20_000);
});
