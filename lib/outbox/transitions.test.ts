import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DeliveryState, deliveryStates } from "./schema.ts";
import { type DeliveryEvent, deliveryEvents, type Situation, stepOfAll, transition } from "./transitions.ts";

const fresh: Situation = { state: "queued", dotReleased: false, attemptCount: 0, crashes: 0 };
const limited: Situation = { ...fresh, state: "held", hold: "limit" };
const restored: Situation = { ...fresh, state: "held", hold: "restore" };
const troubled: Situation = { ...fresh, state: "held", hold: "attention", attemptCount: 28 };
const sending: Situation = { ...fresh, state: "sending" };
const pastGate: Situation = { ...sending, dotReleased: true };
const unknown: Situation = { ...pastGate, state: "unknown" };

describe("the table of docs/delivery.md", () => {
  test.each<[string, Situation, DeliveryEvent, DeliveryState | undefined]>([
    ["a queued one is claimed", fresh, "claimed", "sending"],
    ["a queued one that exceeds a limit", fresh, "limited", "held"],
    ["a queued one is tried before its time", fresh, "hurried", "queued"],
    ["a queued one is cancelled", fresh, "cancelled", "cancelled"],
    ["there is room within the limit again", limited, "roomMade", "queued"],
    ["room within a limit is no person's word about a restore", restored, "roomMade", undefined],
    ["nor about what needs attention", troubled, "roomMade", undefined],
    ["a limited one is released by a person", limited, "released", "queued"],
    ["a restored one is released by a person", restored, "released", "queued"],
    ["one that needs attention is released by a person", troubled, "released", "queued"],
    ["a held one is cancelled", limited, "cancelled", "cancelled"],
    ["a held one is never claimed", limited, "claimed", undefined],
    ["trouble before the gate", sending, "failed", "queued"],
    ["a 4xx before the gate", sending, "deferred", "queued"],
    ["a 5xx before the gate", sending, "refused", "rejected"],
    ["the account is refused", sending, "mailboxPaused", "queued"],
    ["the worker stops before the gate", sending, "interrupted", "queued"],
    ["a crash before the gate", sending, "abandoned", "queued"],
    ["what is being sent is not cancelled", sending, "cancelled", undefined],
    ["the gate opens", sending, "gateOpened", "sending"],
    ["the gate opens once", pastGate, "gateOpened", undefined],
    ["a 2xx after the dot", pastGate, "accepted", "sent"],
    ["a 2xx before the dot is not believed", sending, "accepted", undefined],
    ["a 4xx to the dot", pastGate, "deferred", "queued"],
    ["a 5xx to the dot", pastGate, "refused", "rejected"],
    ["no answer to the dot", pastGate, "doubted", "unknown"],
    ["a crash after the dot", pastGate, "abandoned", "unknown"],
    ["a late 2xx", unknown, "accepted", "sent"],
    ["a person knows that it arrived", unknown, "confirmed", "sent"],
    ["a person has it sent again", unknown, "reordered", "queued"],
    ["a person leaves it", unknown, "left", "unknown"],
    ["nothing resends an unknown one by itself", unknown, "claimed", undefined],
    ["a damaged message", sending, "damaged", "held"],
    ["a restored queue", fresh, "restored", "held"],
    ["what a limit held before the restore", limited, "restored", "held"],
    ["what was being sent when the backup was made", sending, "restored", "held"],
    ["what was past the gate when the backup was made", pastGate, "restored", "unknown"],
  ])("%s", (_name, situation, event, state) => {
    expect(transition(situation, event)?.state).toBe(state);
  });

  test.each<DeliveryState>(["sent", "rejected", "cancelled"])("%s is final", (state) => {
    for (const event of deliveryEvents) expect(transition({ ...fresh, state }, event)).toBeUndefined();
  });
});

test("what is held says for what: a limit, a restore, or a person's attention", () => {
  expect(transition(fresh, "limited")).toMatchObject({ hold: "limit" });
  expect(transition(limited, "restored")).toMatchObject({ hold: "restore", reason: "restoredFromBackup" });
  expect(transition(sending, "damaged")).toMatchObject({ hold: "attention" });
  expect(transition(restored, "released")?.hold).toBeUndefined();
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
    hold: "attention",
    reason: "retriedTooLong",
  });
  const crashes = [0, 1, 2].map((before) => transition({ ...sending, crashes: before }, "abandoned"));
  expect(crashes.map((step) => step?.state)).toEqual(["queued", "queued", "held"]);
  expect(crashes[2]?.reason).toBe("crashedRepeatedly");
});

test("a person's release begins the schedule anew; being in a hurry does not", () => {
  expect(transition(troubled, "released")).toMatchObject({ attemptCount: 0, dueInMs: 0 });
  expect(transition({ ...fresh, attemptCount: 5 }, "hurried")).toMatchObject({ attemptCount: 5, dueInMs: 0 });
});

test("a statement over many rows cannot ask for what is forbidden", () => {
  expect(stepOfAll({ state: "held", hold: "limit" }, "roomMade").state).toBe("queued");
  expect(() => stepOfAll({ state: "held", hold: "restore" }, "roomMade")).toThrow("roomMade cannot follow");
});

describe("whatever happens, in whatever order", () => {
  const story = fc.array(fc.constantFrom(...deliveryEvents), { maxLength: 200 });
  const byPerson: DeliveryEvent[] = ["released", "confirmed", "reordered", "left", "cancelled"];
  // What lets another dot go: the server's definite no, or certainty that the dot was not written.
  const certain: DeliveryEvent[] = ["deferred", "failed", "mailboxPaused", "interrupted"];
  const final: DeliveryState[] = ["sent", "rejected", "cancelled"];
  const always = (check: (played: Played[]) => void) =>
    fc.assert(
      fc.property(story, (happened) => check(play(happened))),
      { numRuns: 1_000 },
    );

  test("a delivery is always in exactly one known state, and a held one says for what", () => {
    always((played) => {
      for (const { after } of played) {
        expect(deliveryStates).toContain(after.state);
        expect(after.hold !== null).toBe(after.state === "held");
      }
    });
  });

  test("no second dot is released without a definite refusal or a person between", () => {
    always((played) => {
      let dotMayBeOut = false;
      for (const { event } of played) {
        if (event === "gateOpened") {
          expect(dotMayBeOut).toBe(false);
          dotMayBeOut = true;
        } else if (certain.includes(event) || byPerson.includes(event)) {
          dotMayBeOut = false;
        } else if (event === "restored") {
          // Whatever the backup says: since then it may have gone out.
          dotMayBeOut = true;
        }
      }
    });
  });

  test("an unknown one, and one that a restore holds, stays what it is until a person or the server says more", () => {
    always((played) => {
      for (const { before, event, after } of played) {
        const doubtful = before.state === "unknown" || before.hold === "restore";
        if (!doubtful || after.state === before.state) continue;
        expect([...byPerson, "accepted"]).toContain(event);
      }
    });
  });

  test("sent means that the gate had opened", () => {
    always((played) => {
      const sent = played.findIndex(({ after }) => after.state === "sent");
      if (sent >= 0) expect(played.slice(0, sent).some(({ event }) => event === "gateOpened")).toBe(true);
    });
  });

  test("what is final stays", () => {
    always((played) => {
      const end = played.findIndex(({ after }) => final.includes(after.state));
      if (end >= 0) expect(end).toBe(played.length - 1);
    });
  });

  type Played = { before: Situation; event: DeliveryEvent; after: Situation };

  function play(happened: readonly DeliveryEvent[]): Played[] {
    let now: Situation = { ...fresh, hold: null };
    const played: Played[] = [];
    for (const event of happened) {
      const step = transition(now, event);
      if (!step) continue;
      const after: Situation = {
        state: step.state,
        hold: step.hold ?? null,
        attemptCount: step.attemptCount,
        dotReleased: step.state === "unknown" || (step.state === "sending" && event === "gateOpened"),
        crashes: event === "abandoned" ? now.crashes + 1 : event === "claimed" ? now.crashes : 0,
      };
      played.push({ before: now, event, after });
      now = after;
    }
    return played;
  }
});
