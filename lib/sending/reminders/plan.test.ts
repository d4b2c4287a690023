import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dateOf } from "#lib/base/dates.ts";
import { dayIn } from "#lib/base/zoned-time.ts";
import { isInWindow } from "../window.ts";
import { isWorked } from "./business-day.ts";
import { planOf, type Remindable, type ReminderSettings } from "./plan.ts";

const always = { days: [], from: null, to: null, timeZone: "Europe/Prague" };
const settings: ReminderSettings = {
  ...{ on: true, businessDays: true, at: 540, window: always, country: "CZ" },
  restoredAt: null,
};
const invoice: Remindable = {
  ...{ kind: "invoice", state: "issued", issuedOn: "2026-11-02", dueOn: "2026-11-16" },
  ...{ leftMinor: 100n, off: false, decided: [] },
};
const rules = [
  { step: 1, days: -3 },
  { step: 2, days: 3 },
  { step: 3, days: 14 },
];
const at = (moment: string) => new Date(moment);
const before = at("2026-11-03T12:00:00Z");

/** Each step as "1 planned 2026-11-13T08:00". */
const shown = (...given: Parameters<typeof planOf>) =>
  planOf(...given).map(
    ({ step, state, plannedFor }) => `${step} ${state} ${plannedFor.toISOString().slice(0, 16)}`,
  );

test("three steps at nine in the morning, on working days", () => {
  // Three days before Monday 16 is Friday; three days after it Thursday; 14 days after it Monday.
  expect(shown(invoice, rules, settings, before)).toEqual([
    "1 planned 2026-11-13T08:00",
    "2 planned 2026-11-19T08:00",
    "3 planned 2026-11-30T08:00",
  ]);
});

test("what falls on a holiday goes the next working day, and what comes before the due date the one before", () => {
  const easter = { ...invoice, issuedOn: "2026-03-02", dueOn: "2026-04-05" };
  const now = at("2026-03-03T00:00:00Z");
  const around = [
    { step: 1, days: -1 },
    { step: 2, days: 1 },
  ];
  expect(shown(easter, around, settings, now)).toEqual([
    "1 planned 2026-04-02T07:00",
    "2 planned 2026-04-07T07:00",
  ]);
  expect(shown(easter, around, { ...settings, businessDays: false }, now)).toEqual([
    "1 planned 2026-04-04T07:00",
    "2 planned 2026-04-06T07:00",
  ]);
});

test("nine o'clock stays nine o'clock over daylight saving", () => {
  const spring = { ...invoice, issuedOn: "2026-03-02", dueOn: "2026-03-26" };
  const around = [
    { step: 1, days: 1 },
    { step: 2, days: 4 },
  ];
  expect(shown(spring, around, settings, at("2026-03-03T00:00:00Z"))).toEqual([
    "1 planned 2026-03-27T08:00",
    "2 planned 2026-03-30T07:00",
  ]);
});

test.each<[string, Partial<Remindable>]>([
  ["paid", { state: "paid" }],
  ["cancelled", { state: "cancelled" }],
  ["a draft", { state: "draft", issuedOn: null }],
  ["credited or paid in full", { leftMinor: 0n }],
  ["overpaid", { leftMinor: -1n }],
  ["a proforma", { kind: "proforma" }],
  ["a credit note", { kind: "creditNote" }],
  ["of a customer who is not reminded", { off: true }],
])("nothing for what is %s", (_what, fields) => {
  expect(planOf({ ...invoice, ...fields }, rules, settings, before)).toEqual([]);
});

test("nothing where reminders are off", () => {
  expect(planOf(invoice, rules, { ...settings, on: false }, before)).toEqual([]);
});

test("a step whose day came before the invoice did is let be", () => {
  const shortDue = { ...invoice, issuedOn: "2026-11-13", dueOn: "2026-11-16" };
  expect(shown(shortDue, rules, settings, at("2026-11-13T10:00:00Z"))[0]).toMatch(/^1 skipped/);
});

test("what is up to a day late still goes; later than that it is missed", () => {
  const one = [{ step: 1, days: 3 }];
  expect(shown(invoice, one, settings, at("2026-11-20T08:00:00Z"))).toEqual(["1 planned 2026-11-19T08:00"]);
  expect(shown(invoice, one, settings, at("2026-11-20T08:00:01Z"))).toEqual(["1 missed 2026-11-19T08:00"]);
});

test("the sending window moves it: to when that opens, the same day or the next one that is open", () => {
  const times = { ...always, days: [2, 3, 4], from: 600, to: 900 };
  const shownIn = (window: typeof times, hour = 9) =>
    shown(invoice, rules, { ...settings, at: hour * 60, window }, before);
  // Friday 13 is closed: before the due date it goes a day earlier, after it Monday 30 becomes Tuesday.
  expect(shownIn(times)).toEqual([
    "1 planned 2026-11-12T09:00",
    "2 planned 2026-11-19T09:00",
    "3 planned 2026-12-01T09:00",
  ]);
  expect(shownIn(times, 11)[1]).toBe("2 planned 2026-11-19T10:00");
  // At 16 it has closed: Thursday's goes on Tuesday; what comes before the due date still goes that day, earlier.
  expect(shownIn(times, 16)).toEqual([
    "1 planned 2026-11-12T09:00",
    "2 planned 2026-11-24T09:00",
    "3 planned 2026-12-01T09:00",
  ]);
  // No working day is open: the window counts.
  expect(shownIn({ ...times, days: [7] })[1]).toBe("2 planned 2026-11-22T09:00");
});

test("what finds the window closed goes when it opens, and an hour later it is missed", () => {
  const window = { ...always, days: [1, 2, 3, 4, 5], from: 480, to: 960 };
  const friday = [{ step: 1, days: 4 }];
  const at15 = { ...settings, at: 15 * 60, window };
  const look = (moment: string) => shown(invoice, friday, at15, at(moment));
  expect(look("2026-11-20T14:55:00Z")).toEqual(["1 planned 2026-11-20T14:00"]);
  expect(look("2026-11-20T15:05:00Z")).toEqual(["1 planned 2026-11-23T07:00"]);
  expect(look("2026-11-23T07:05:00Z")).toEqual(["1 planned 2026-11-20T14:00"]);
  expect(look("2026-11-23T08:00:01Z")).toEqual(["1 missed 2026-11-20T14:00"]);
});

test("what was due before the database was put back from a backup waits for a person", () => {
  const restored = { ...settings, restoredAt: at("2026-11-13T09:00:00Z") };
  expect(shown(invoice, rules, restored, at("2026-11-13T10:00:00Z"))).toEqual([
    "1 missed 2026-11-13T08:00",
    "2 planned 2026-11-19T08:00",
    "3 planned 2026-11-30T08:00",
  ]);
});

test("after weeks of downtime one invoice waits for one decision, about its last step", () => {
  expect(shown(invoice, rules, settings, at("2026-12-24T12:00:00Z"))).toEqual([
    "1 skipped 2026-11-13T08:00",
    "2 skipped 2026-11-19T08:00",
    "3 missed 2026-11-30T08:00",
  ]);
});

test("two steps that working days bring together are one mail", () => {
  const weekend = { ...invoice, dueOn: "2026-11-13" };
  const close = [
    { step: 1, days: 1 },
    { step: 2, days: 2 },
  ];
  expect(shown(weekend, close, settings, before)).toEqual([
    "1 skipped 2026-11-16T08:00",
    "2 planned 2026-11-16T08:00",
  ]);
});

test("once a later step went out, an earlier one does not follow", () => {
  const decided = [{ step: 2, sent: true }];
  expect(shown({ ...invoice, decided }, rules, settings, before)).toEqual([
    "1 skipped 2026-11-13T08:00",
    "3 planned 2026-11-30T08:00",
  ]);
});

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays("2026-01-01", days));
const anyRules = fc
  .uniqueArray(fc.integer({ min: -30, max: 60 }), { maxLength: 3 })
  .map((days) => days.toSorted((a, b) => a - b).map((each, index) => ({ step: index + 1, days: each })));
const anySettings = fc.record({
  on: fc.constant(true),
  businessDays: fc.boolean(),
  at: fc.integer({ min: 0, max: 1439 }),
  window: fc.record({
    days: fc.constantFrom<number[]>([], [1, 2, 3, 4, 5], [2], [3, 4]),
    from: fc.constantFrom(null, 480, 600),
    to: fc.constantFrom(null, 720, 960),
    timeZone: fc.constantFrom("Europe/Prague", "America/New_York", "Asia/Tokyo"),
  }),
  country: fc.constantFrom("CZ", "SK", "DE"),
  restoredAt: fc.constant(null),
});
const moments = fc.array(
  fc.integer({ min: 0, max: 900 * 24 }).map((hours) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000)),
);

test("however often and whenever it is looked, no step goes twice, none early, none out of order", () => {
  fc.assert(
    fc.property(day, anyRules, anySettings, moments, (dueOn, given, how, looks) => {
      const sent: { step: number; at: number }[] = [];
      for (const now of looks.toSorted((a, b) => a.getTime() - b.getTime())) {
        const decided = sent.map(({ step }) => ({ step, sent: true }));
        const plan = planOf({ ...invoice, issuedOn: "2025-12-31", dueOn, decided }, given, how, now);
        const goes = plan.filter(({ state, plannedFor }) => state === "planned" && plannedFor <= now);
        expect(goes.length).toBeLessThanOrEqual(1);
        for (const { step } of goes) {
          expect(sent.every((before) => before.step < step)).toBe(true);
          expect(isInWindow(now, how.window)).toBe(true);
          sent.push({ step, at: now.getTime() });
        }
      }
    }),
  );
});

test("working days and the window are kept, and what is said before the due date stays before it", () => {
  fc.assert(
    fc.property(day, anyRules, anySettings, (dueOn, given, how) => {
      for (const { step, plannedFor } of planOf({ ...invoice, dueOn }, given, how, before)) {
        const on = dayIn(how.window.timeZone, plannedFor);
        const days = given.find((rule) => rule.step === step)?.days ?? 0;
        if (days < 0) expect(on < dueOn).toBe(true);
        else expect(on >= dueOn).toBe(true);
        expect(isInWindow(plannedFor, how.window)).toBe(true);
        if (how.businessDays) expect(isWorked(on, how.country)).toBe(true);
        expect(Math.abs(dateOf(on).getTime() - dateOf(addDays(dueOn, days)).getTime())).toBeLessThan(
          22 * 86_400_000,
        );
      }
    }),
  );
});
