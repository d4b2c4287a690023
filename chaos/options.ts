import { closeSync, openSync } from "node:fs";
import { parseArgs } from "node:util";

export type ChaosOptions = {
  kills: number;
  stops: number;
  dbCrashes: number;
  workers: number;
  seed: number;
  json: string | undefined;
};

/** The command was called wrongly: the message says how. */
export class WrongUse extends Error {}

export const HELP = `npm run chaos -- [--kills N] [--stops N] [--db-crashes N] [--workers N] [--seed S] [--json FILE]
Sends orders through real workers, PostgreSQL and a mail server of its own while it kills, stops and crashes them,
then lets everything heal and checks that nothing was lost, doubled or falsely called sent.
  --kills N       workers killed with -9 (200)
  --stops N       workers stopped for longer than their lease, and let go on (a tenth of the kills)
  --db-crashes N  immediate stops of PostgreSQL (a fortieth of the kills)
  --workers N     workers at once, at least 2 (3)
  --seed S        a whole number: the same choices again (by default a new one)
  --json FILE     also writes the figures as JSON
Exit code: 0 when all held, 1 when something broke, 2 for a wrong use.`;

const MOST = 1_000_000;

/** What the command was asked for. @throws WrongUse */
export function readOptions(args: string[]): ChaosOptions | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const kills = whole("--kills", values.kills, 200);
  return {
    kills,
    stops: whole("--stops", values.stops, Math.ceil(kills / 10)),
    dbCrashes: whole("--db-crashes", values["db-crashes"], Math.ceil(kills / 40)),
    workers: whole("--workers", values.workers, 3, 2, 16),
    seed: whole("--seed", values.seed, Math.floor(Math.random() * MOST)),
    json: writable(values.json),
  };
}

function parse(args: string[]) {
  try {
    const text = { type: "string" } as const;
    const counts = { kills: text, stops: text, "db-crashes": text, workers: text };
    const options = { ...counts, seed: text, json: text, help: { type: "boolean" } } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new WrongUse(`${(error as Error).message}.\n${HELP}`);
  }
}

function whole(
  name: string,
  given: string | undefined,
  otherwise: number,
  least = 0,
  most = name === "--seed" ? Number.MAX_SAFE_INTEGER : MOST,
): number {
  if (given === undefined) return otherwise;
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new WrongUse(`${name} takes a whole number from ${least} to ${most}, not "${given}".\n${HELP}`);
}

// After an hour of chaos it is too late to find out.
function writable(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    closeSync(openSync(file, "a"));
    return file;
  } catch (error) {
    throw new WrongUse(`--json: ${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
