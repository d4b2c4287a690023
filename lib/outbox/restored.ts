import { db } from "#lib/base/db.ts";
import { log } from "#lib/base/log.ts";
import { isBehind, knownMark, type Mark, noteMark } from "./restore-mark.ts";

/**
 * Holds everything open if the database is behind what this machine has seen of it: then it was put back from a
 * backup, and nobody knows what went out since that was made.
 */
export async function holdIfRestored(): Promise<void> {
  // Known before it is looked at: what is claimed meanwhile puts no database behind.
  const known = knownMark();
  const now = await readMark();
  if (now.installation === known.installation && isBehind(now, known)) {
    const held = await hold(known.epoch);
    log().warn({ held }, "the database was restored from a backup: open deliveries wait for a person");
    return noteMark(await readMark());
  }
  noteMark(now);
}

/**
 * Tells a database that it was put back from a backup, where nothing else can: on a new machine, or when the files
 * beside it were put back too. Everything open waits for a person.
 * @returns how many deliveries wait
 */
export async function markRestored(): Promise<number> {
  return hold(null);
}

/** @param ofEpoch only if no other machine has done it since that epoch */
async function hold(ofEpoch: number | null): Promise<number> {
  const [row] = await db().$queryRaw<{ held: number }[]>`SELECT mark_restored(${ofEpoch}::int) AS "held"`;
  return row?.held ?? 0;
}

async function readMark(): Promise<Mark> {
  await db().$executeRaw`INSERT INTO "Installation" DEFAULT VALUES ON CONFLICT DO NOTHING`;
  const [mark] = await db().$queryRaw<Mark[]>`
    SELECT i."id" AS "installation", i."epoch",
      coalesce((SELECT max(m."claims") FROM "Mailbox" m), 0) AS "claims"
    FROM "Installation" i`;
  if (!mark) throw new Error("the installation has no row");
  return mark;
}
