import type { Agenda } from "./agenda.ts";
import { type Dice, diceFor } from "./dice.ts";
import type { ChaosOptions } from "./options.ts";
import type { Scene } from "./scene.ts";
import { pause } from "./together.ts";

const AT_PHASE = 0.6;
const PHASE_LIMIT_MS = 3_000;
const LOOK_EVERY_MS = 50;
/** After every so many crashes it is crowded; one crash in so many lasts a minute. */
const CROWD_EVERY = 5;
const LONG_EVERY = 25;
const LONG_MS = 60_000;

/**
 * Stops PostgreSQL at once and starts it again, as often as was asked for, spread over the kills: at any time, or
 * just when a message is being sent. Now and then it is only full.
 */
export async function troubleDatabase(
  { seed, dbCrashes, kills }: ChaosOptions,
  { database, trap }: Scene,
  agenda: Agenda,
  leaseMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (let number = 1; number <= dbCrashes; number++) {
    const dice = diceFor(seed, "crash", number);
    while (agenda.kills.done * dbCrashes < (number - 0.5) * kills && !signal.aborted) {
      await pause(LOOK_EVERY_MS, signal);
    }
    signal.throwIfAborted();
    await crash(dice, { database, trap }, signal);
    // For a moment, or for longer than any lease.
    const forMs = dice.pick([0, 200, 1_000, 1.5 * leaseMs]);
    await pause(number % LONG_EVERY === 0 ? LONG_MS : forMs, signal);
    signal.throwIfAborted();
    await database.startAgain();
    if (number % CROWD_EVERY === 0) await database.crowd(dice.whole(500, 2 * leaseMs), signal);
  }
}

async function crash(
  dice: Dice,
  { database, trap }: Pick<Scene, "database" | "trap">,
  signal: AbortSignal,
): Promise<void> {
  if (dice.chance(AT_PHASE)) {
    const phase = dice.pick(["mail", "data", "body", "body", "dot", "dot"] as const);
    await trap.spring(phase, () => database.crash(), PHASE_LIMIT_MS);
  } else {
    await pause(dice.whole(0, 1_000), signal);
    await database.crash();
  }
}
