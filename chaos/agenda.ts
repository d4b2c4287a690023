import { faultPoints } from "#lib/outbox/fault.ts";
import { diceFor } from "./dice.ts";
import type { Lived } from "./live.ts";
import { Tickets } from "./tickets.ts";

/** A point of the worker and the time at which it comes there, or a moment after it was born or became ready. */
export type When = { at: string | undefined; afterMs: number; since: "born" | "ready" };

/** What is to happen to one worker. */
export type Life = {
  /** How wrong its clock is. */
  clockShiftMs: number;
  /** Stopped for longer than its lease, then let go on. */
  stop: (When & { ticket: number; forMs: number }) | undefined;
  end: When & ({ signal: "SIGKILL"; ticket: number } | { signal: "SIGTERM" });
};

type Wanted = { kills: number; stops: number; seed: number; leaseMs: number };

const AT_POINT = 0.6;
/** Where workers are killed and stopped: in a delivery, and before a mail of many is composed. */
export const places = [...faultPoints, "compose"] as const;
/** Ended as an operator's restart does: every so many lives. */
const GENTLE = 12;
/** By then it has come to its point, or had nothing to do. */
const LIMIT_MS = 8_000;
const LONGEST_LIFE_MS = 1_500;
const AT_BIRTH = 0.25;
const DAY_MS = 24 * 60 * 60_000;

/** Gives every worker its fate, until all kills and stops have happened; stops are spread over the kills. */
export class Agenda {
  readonly kills: Tickets;
  readonly stops: Tickets;
  readonly #seed: number;
  readonly #leaseMs: number;
  #lives = 0;

  constructor({ kills, stops, seed, leaseMs }: Wanted) {
    this.kills = new Tickets(kills);
    this.stops = new Tickets(stops);
    this.#seed = seed;
    this.#leaseMs = leaseMs;
  }

  get finished(): boolean {
    return this.kills.finished && this.stops.finished;
  }

  next(): Life {
    const stop = this.stops.share <= this.kills.share ? this.stops.take() : undefined;
    const kill = ++this.#lives % GENTLE === 0 ? undefined : this.kills.take();
    return {
      clockShiftMs: diceFor(this.#seed, "clock", this.#lives).pick([0, 0, DAY_MS, -DAY_MS]),
      stop: stop === undefined ? undefined : this.#stop(stop),
      end: kill === undefined ? gently : this.#kill(kill, stop !== undefined),
    };
  }

  /** What did not happen after all will be tried with another worker. */
  report({ stop, end }: Life, { stopped, killed }: Pick<Lived, "stopped" | "killed">): void {
    if (stop) this.stops.settle(stop.ticket, stopped);
    if (end.signal === "SIGKILL") this.kills.settle(end.ticket, killed);
  }

  #stop(ticket: number): Life["stop"] {
    const dice = diceFor(this.#seed, "stop", ticket);
    const forMs = Math.round((this.#leaseMs * dice.whole(12, 22)) / 10);
    if (!dice.chance(AT_POINT)) return { ticket, forMs, ...afterReady(dice.whole(0, LONGEST_LIFE_MS)) };
    // On both sides of the gate twice as often as elsewhere.
    const point = dice.pick([...places, "beforeGate", "afterGate"]);
    return { ticket, forMs, ...afterReady(LIMIT_MS), at: timed(point, dice.whole(1, 3)) };
  }

  // A worker that was stopped dies some time after it went on.
  #kill(ticket: number, stopped: boolean): Life["end"] {
    const dice = diceFor(this.#seed, "kill", ticket);
    const signal = "SIGKILL";
    if (!stopped && dice.chance(AT_POINT)) {
      return { signal, ticket, ...afterReady(LIMIT_MS), at: timed(dice.pick(places), dice.whole(1, 3)) };
    }
    const since = !stopped && dice.chance(AT_BIRTH) ? "born" : "ready";
    return { signal, ticket, ...afterReady(dice.whole(0, LONGEST_LIFE_MS)), since };
  }
}

const afterReady = (afterMs: number): When => ({ at: undefined, afterMs, since: "ready" });
const gently: Life["end"] = { signal: "SIGTERM", ...afterReady(LONGEST_LIFE_MS) };

// A connection is opened once for many messages: its points do not come again so soon.
function timed(point: string, time: number): string {
  return point === "connect" || point === "auth" ? point : `${point}:${time}`;
}
