import type { Outcome } from "./run-chaos.ts";

/** The figures, as `--json` writes them. */
export function figures(outcome: Outcome, seed: number) {
  const { orders, kills, stops, dbCrashes, drops, lost, double, falselySent, drained, seconds } = outcome;
  const { sent, rejected, unknown } = outcome.states;
  return {
    ...{ orders, kills, stops, dbCrashes, drops, sent, rejected, unknown },
    ...{ lost, double, falselySent, drained, seed, seconds },
  };
}

/** Whether everything that was promised held. */
export function held({ broken, drained }: Outcome): boolean {
  return drained && broken.length === 0;
}

/** The same for a person at the terminal. */
export function report(outcome: Outcome, seed: number): string {
  const { orders, doubled, unknownTaken, states, broken, drained, people } = outcome;
  const inStates = Object.entries(states)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  return [
    `Seed ${seed}, ${outcome.seconds} s: ${outcome.kills} kills, ${outcome.stops} stops beyond the lease, ` +
      `${outcome.dbCrashes} database crashes, ${outcome.crowds} times without a free connection to it, ` +
      `${outcome.drops} connections dropped by the receiver.`,
    `Killed at: ${outcome.where.killed}.`,
    `Stopped at: ${outcome.where.stopped}.`,
    `The receiver misbehaved at: ${outcome.where.misbehaved}.`,
    `${orders} orders (${doubled} by a double click): ${inStates.join(", ")}.`,
    `Of people's own, ${people.invoices} invoices: ${people.batches} batches (left out of one: ${people.skipped} ` +
      `sent by another, ${people.givenUp} given up), ` +
      `${people.written} written one by one and ${people.takenBack} of those taken back.`,
    `Of the unknown ones ${unknownTaken} had been taken by the server.`,
    `Lost ${outcome.lost}, double ${outcome.double}, falsely sent ${outcome.falselySent}, ` +
      `${drained ? "drained" : "NOT drained in time"}.`,
    ...broken.map((sentence) => `BROKEN: ${sentence}`),
    held(outcome) ? "Everything held." : "The promise was broken.",
  ].join("\n");
}
