import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { claimNext } from "#lib/outbox/claim.ts";
import { retryDelivery } from "#lib/outbox/retry-delivery.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, testSender } from "#testing/deliveries.ts";
import { plannedMoment } from "../compose/planned-moment.ts";
import { changePlan } from "./change-plan.ts";
import { listPlanned } from "./list-planned.ts";
import { typedMoment } from "./typed-moment.ts";

await testDatabase();

const inHours = (hours: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000);
const typed = (moment: Date) => typedMoment(moment, "Europe/Prague");
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: UserError) => error.problem,
  );

test("what is planned stands in a list, the next one first, until it is due", async () => {
  const sender = await testSender();
  const [later, sooner] = [inHours(48), inHours(2)];
  const second = await order(sender, { plannedFor: later });
  const first = await order(sender, { plannedFor: sooner });
  await order(sender);
  expect(await listPlanned(sender.company)).toMatchObject([
    { id: first.id, plannedFor: sooner, typed: typed(sooner), recipients: ["eva@odberatel.example"] },
    { id: second.id, plannedFor: later },
  ]);
  await retryDelivery(sender.company, first);
  expect((await listPlanned(sender.company)).map(({ id }) => id)).toEqual([second.id]);
});

test("the time of a planned mail is changed, and it leaves then and not before", async () => {
  const sender = await testSender();
  const { id } = await order(sender, { plannedFor: inHours(2) });
  const moment = inHours(5);
  await changePlan(sender.company, { id, plannedFor: typed(moment) });
  expect(await deliveryOf({ id })).toMatchObject({ state: "queued", plannedFor: moment, dueAt: moment });
  expect(await claimNext(sender.mailboxId)).toBeUndefined();
  expect(await problemOf(changePlan(sender.company, { id, plannedFor: typed(inHours(-3)) }))).toBe(
    "plannedPast",
  );
  expect(await db().auditEvent.count({ where: { subjectId: id, event: "delivery.replanned" } })).toBe(1);
});

test("what is due, was not planned, or is another company's keeps its time", async () => {
  const [sender, stranger] = [await testSender(), await testSender()];
  const at = { plannedFor: typed(inHours(3)) };
  const unplanned = await order(sender);
  const planned = await order(sender, { plannedFor: inHours(1) });
  expect(await problemOf(changePlan(sender.company, { id: unplanned.id, ...at }))).toBe("deliveryNotPlanned");
  expect(await problemOf(changePlan(stranger.company, { id: planned.id, ...at }))).toBe("notFound");
  await retryDelivery(sender.company, planned);
  expect(await problemOf(changePlan(sender.company, { id: planned.id, ...at }))).toBe("deliveryNotPlanned");
});

test("a field holds a moment as it was typed", () => {
  const now = new Date("2026-10-20T10:00:00Z");
  for (const text of ["2026-10-24T09:00", "2026-10-25T00:30", "2026-10-25T03:30", "2026-12-01T23:59"])
    expect(typedMoment(plannedMoment(text, "Europe/Prague", now) ?? now, "Europe/Prague")).toBe(text);
});
