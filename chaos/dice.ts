import { createHash } from "node:crypto";

/** Rolls of a die that is named by the seed and by what is chosen: the same name rolls the same numbers. */
export type Dice = {
  /** A whole number, both ends included. */
  whole: (from: number, to: number) => number;
  pick: <T>(list: readonly [T, ...T[]]) => T;
  /** True in this share of the cases. */
  chance: (share: number) => boolean;
};

/**
 * A choice depends on nothing but the seed and its own name, such as `"kill", 17`: who asks first is a matter of
 * timing, and timing differs from run to run.
 */
export function diceFor(seed: number, ...name: (string | number)[]): Dice {
  let rolls = 0;
  const roll = () => {
    const digest = createHash("sha256").update([seed, ...name, rolls++].join("/"));
    return digest.digest().readUInt32BE() / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(roll() * (to - from + 1));
  return {
    whole,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    chance: (share) => roll() < share,
  };
}
