import { expect, test } from "vitest";
import { whyWaits } from "./why-waits.ts";

// A Thursday, 13:00 in Prague.
const now = new Date("2026-11-26T12:00:00Z");
const weekdays = { days: [1, 2, 3, 4, 5], from: 480, to: 960, timeZone: "Europe/Prague" };
const facts: Parameters<typeof whyWaits>[0] = {
  ...{ state: "running", waiting: 5, inLine: 0, plannedFor: null, sendingEnabled: true, heldUntil: null },
  ...{ mailbox: { state: "working", pausedUntil: null }, window: weekdays },
};
const at = (text: string) => new Date(text);

test.each([
  ["moves", {}, null],
  ["has nothing left", { waiting: 0 }, null],
  ["is paused, and its line empty", { state: "paused" }, null],
  [
    "waits for the time that was chosen",
    { plannedFor: at("2026-11-27T09:00:00Z") },
    { for: "time", until: at("2026-11-27T09:00:00Z") },
  ],
  [
    "waits for the window after the time that was chosen",
    { plannedFor: at("2026-11-28T09:00:00Z") },
    { for: "window", until: at("2026-11-30T07:00:00Z") },
  ],
  [
    "waits for the window",
    { window: { ...weekdays, days: [5] } },
    { for: "window", until: at("2026-11-27T07:00:00Z") },
  ],
  [
    "goes on outside the window with what is in the line",
    { inLine: 1, window: { ...weekdays, days: [5] } },
    null,
  ],
  ["waits while sending is off", { sendingEnabled: false }, { for: "sending", until: null }],
  [
    "waits for a person to mend the mailbox",
    { mailbox: { state: "failing", pausedUntil: null } },
    { for: "mailbox", until: null },
  ],
  [
    "waits while the mailbox rests",
    { inLine: 5, mailbox: { state: "paused", pausedUntil: at("2026-11-26T12:10:00Z") } },
    { for: "mailbox", until: at("2026-11-26T12:10:00Z") },
  ],
  [
    "waits for the limit of the day",
    { inLine: 5, heldUntil: at("2026-11-27T07:30:00Z") },
    { for: "limit", until: at("2026-11-27T07:30:00Z") },
  ],
] as [string, Partial<typeof facts>, ReturnType<typeof whyWaits>][])("a batch %s", (_what, change, wait) => {
  expect(whyWaits({ ...facts, ...change }, now)).toEqual(wait);
});
