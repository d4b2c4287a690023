import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DeliveryState, deliveryStates } from "./schema.ts";
import { type DeliveryEvent, type Situation, transition } from "./transitions.ts";

const events: DeliveryEvent[] = [
  "claimed",
  "gateOpened",
  "accepted",
  "refused",
  "deferred",
  "failed",
  "mailboxPaused",
  "interrupted",
  "doubted",
  "abandoned",
  "damaged",
  "held",
  "released",
  "cancelled",
  "confirmed",
  "reordered",
];

const fresh: Situation = { state: "queued", dotReleased: false, attemptCount: 0, crashes: 0 };
const sending: Situation = { ...fresh, state: "sending" };
const pastGate: Situation = { ...sending, dotReleased: true };

describe("the table of the design", () => {
  test.each<[string, Situation, DeliveryEvent, DeliveryState | undefined]>([
    ["a queued one is claimed", fresh, "claimed", "sending"],
    ["a queued one is held", fresh, "held", "held"],
    ["a queued one is cancelled", fresh, "cancelled", "cancelled"],
    ["a held one is released", { ...fresh, state: "held" }, "released", "queued"],
    ["a held one is cancelled", { ...fresh, state: "held" }, "cancelled", "cancelled"],
    ["trouble before the gate", sending, "failed", "queued"],
    ["a 4xx before the gate", sending, "deferred", "queued"],
    ["a 5xx before the gate", sending, "refused", "rejected"],
    ["the account is refused", sending, "mailboxPaused", "queued"],
    ["the worker stops before the gate", sending, "interrupted", "queued"],
    ["a crash before the gate", sending, "abandoned", "queued"],
    ["the gate opens", sending, "gateOpened", "sending"],
    ["the gate opens once", pastGate, "gateOpened", undefined],
    ["a 2xx after the dot", pastGate, "accepted", "sent"],
    ["a 2xx before the dot is not believed", sending, "accepted", undefined],
    ["a 4xx to the dot", pastGate, "deferred", "queued"],
    ["a 5xx to the dot", pastGate, "refused", "rejected"],
    ["no answer to the dot", pastGate, "doubted", "unknown"],
    ["a crash after the dot", pastGate, "abandoned", "unknown"],
    ["a late 2xx", { ...pastGate, state: "unknown" }, "accepted", "sent"],
    ["a person knows that it arrived", { ...pastGate, state: "unknown" }, "confirmed", "sent"],
    ["a person has it sent again", { ...pastGate, state: "unknown" }, "reordered", "queued"],
    ["nothing resends an unknown one by itself", { ...pastGate, state: "unknown" }, "claimed", undefined],
    ["a damaged message", sending, "damaged", "held"],
  ])("%s", (_name, situation, event, state) => {
    expect(transition(situation, event)?.state).toBe(state);
  });

  test.each<DeliveryState>(["sent", "rejected", "cancelled"])("%s is final", (state) => {
    for (const event of events) expect(transition({ ...fresh, state }, event)).toBeUndefined();
  });
});

test("tries are counted and spaced; resting mailboxes and stopping workers cost none", () => {
  expect(transition(sending, "failed")).toMatchObject({ attemptCount: 1, dueInMs: 60_000 });
  expect(transition({ ...sending, attemptCount: 1 }, "deferred")).toMatchObject({
    attemptCount: 2,
    dueInMs: 300_000,
  });
  for (const event of ["mailboxPaused", "interrupted"] as const) {
    expect(transition(sending, event)).toEqual({ state: "queued", attemptCount: 0, dueInMs: 0 });
  }
});

test("after two days of trying, and after three crashes in a row, it waits for a person", () => {
  expect(transition({ ...sending, attemptCount: 27 }, "failed")).toMatchObject({
    state: "held",
    reason: "retriedTooLong",
  });
  const crashes = [0, 1, 2].map((before) => transition({ ...sending, crashes: before }, "abandoned"));
  expect(crashes.map((step) => step?.state)).toEqual(["queued", "queued", "held"]);
  expect(crashes[2]?.reason).toBe("crashedRepeatedly");
});

describe("whatever happens, in whatever order", () => {
  const story = fc.array(fc.constantFrom(...events), { maxLength: 200 });
  // What lets another dot go: the server's definite no, certainty that the dot was not written, or a person.
  const clears: DeliveryEvent[] = ["deferred", "failed", "mailboxPaused", "interrupted", "reordered"];

  test("a delivery is always in exactly one known state", () => {
    fc.assert(
      fc.property(story, (happened) => {
        for (const { state } of play(happened)) expect(deliveryStates).toContain(state);
      }),
    );
  });

  test("no second dot is released without a definite refusal or a person", () => {
    fc.assert(
      fc.property(story, (happened) => {
        let dotMayBeOut = false;
        for (const { event } of play(happened)) {
          if (event === "gateOpened") {
            expect(dotMayBeOut).toBe(false);
            dotMayBeOut = true;
          } else if (clears.includes(event)) {
            dotMayBeOut = false;
          }
        }
      }),
    );
  });

  test("sent means that the gate had opened, or that a person said so", () => {
    fc.assert(
      fc.property(story, (happened) => {
        const played = play(happened);
        const sent = played.findIndex(({ state }) => state === "sent");
        if (sent >= 0) expect(played.slice(0, sent).some(({ event }) => event === "gateOpened")).toBe(true);
      }),
    );
  });

  function play(happened: DeliveryEvent[]): { event: DeliveryEvent; state: DeliveryState }[] {
    let now = fresh;
    const played: { event: DeliveryEvent; state: DeliveryState }[] = [];
    for (const event of happened) {
      const step = transition(now, event);
      if (!step) continue;
      const kept = step.state === "unknown" || (step.state === "sending" && event === "gateOpened");
      now = {
        state: step.state,
        attemptCount: step.attemptCount,
        dotReleased: kept,
        crashes: event === "abandoned" ? now.crashes + 1 : event === "claimed" ? now.crashes : 0,
      };
      played.push({ event, state: step.state });
    }
    return played;
  }
});
