import { type Dice, diceFor } from "./dice.ts";

/** Where in a conversation the receiver may misbehave. */
export const phases = ["greeting", "ehlo", "auth", "mail", "rcpt", "data", "body", "dot"] as const;

export type Phase = (typeof phases)[number];

/**
 * What it does there:
 * drop, cut: hangs up without a reply, or in the middle of one; after the dot, having taken the message or not;
 * late: the right reply after a while; defer, refuse: a 4xx, a 5xx; bye: 421 and hangs up;
 * early: says yes before the dot, and once more after it.
 */
export type Deed =
  | ("drop" | "cut" | "late" | "defer" | "refuse")
  | ("early" | "earlyAtEnd")
  | ("dropTaken" | "cutTaken" | "bye");

export type Mischief = { phase: Phase; deed: Deed; ms: number };

const ordinary = ["drop", "cut", "late", "defer", "refuse"] as const;
const deeds: Record<Phase, readonly [Deed, ...Deed[]]> = {
  greeting: ordinary,
  ehlo: ordinary,
  auth: ordinary,
  mail: ordinary,
  rcpt: ordinary,
  data: [...ordinary, "early"],
  body: ["drop", "defer", "refuse", "early", "earlyAtEnd"],
  dot: [...ordinary, "dropTaken", "cutTaken", "bye"],
};

const SHARE_OF_CONNECTIONS = 0.12;
const SHARE_OF_MESSAGES = 0.35;
const LATE_MS = [20, 1_500] as const;

/** Chooses how the receiver misbehaves, until it is told to behave. */
export class Mischiefs {
  behaving = false;
  readonly #seed: number;
  readonly #times = new Map<string, number>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** On the next connection to this mailbox's server, before anything is known of a message. */
  onConnection(mailbox: number): Mischief | undefined {
    const dice = this.#next("connection", mailbox);
    if (!dice.chance(SHARE_OF_CONNECTIONS)) return undefined;
    return this.#choose(dice, dice.pick(["greeting", "ehlo", "auth"] as const));
  }

  /** On the next try to send this order. */
  onMessage(order: number): Mischief | undefined {
    const dice = this.#next("order", order);
    if (!dice.chance(SHARE_OF_MESSAGES)) return undefined;
    // The dot, where all doubt comes from, twice as often.
    return this.#choose(dice, dice.pick(["mail", "rcpt", "data", "body", "dot", "dot"] as const));
  }

  #choose(dice: Dice, phase: Phase): Mischief | undefined {
    const mischief = { phase, deed: dice.pick(deeds[phase]), ms: dice.whole(...LATE_MS) };
    return this.behaving ? undefined : mischief;
  }

  #next(what: string, number: number): Dice {
    const name = `${what} ${number}`;
    const time = (this.#times.get(name) ?? 0) + 1;
    this.#times.set(name, time);
    return diceFor(this.#seed, what, number, time);
  }
}

/** The replies of a receiver that says no for now (4xx), or for good (5xx). */
export const refusals: Record<"defer" | "refuse", Record<Phase, string>> = {
  defer: {
    greeting: "421 4.3.2 Too busy",
    ehlo: "421 4.3.2 Too busy",
    auth: "454 4.7.0 Temporary authentication failure",
    mail: "451 4.3.0 Try again later",
    rcpt: "450 4.2.0 Try again later",
    data: "451 4.3.0 Try again later",
    body: "452 4.3.1 No room now",
    dot: "451 4.3.0 Try again later",
  },
  refuse: {
    greeting: "554 5.3.2 No mail today",
    ehlo: "550 5.3.0 Not to you",
    auth: "535 5.7.8 Username and password not accepted",
    mail: "550 5.1.0 This sender is not wanted",
    rcpt: "550 5.1.1 No such recipient",
    data: "554 5.6.0 This message is not wanted",
    body: "552 5.6.0 This message is not wanted",
    dot: "554 5.6.0 This message is not wanted",
  },
};
