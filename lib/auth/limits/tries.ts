import { createHash } from "node:crypto";
import { db } from "#lib/base/db.ts";
import { oneText } from "#lib/base/one-text.ts";

/** So many tries of a thing in so long a time; the time begins with the first of them. */
export type Limit = { what: string[]; most: number; seconds: number };

/**
 * Takes one try of each limit, before the try itself is made: however many come at once, in however many processes,
 * no more than `most` get through. Where one limit is used up, none is taken.
 * @returns null, or in how many seconds there will be tries again
 */
export async function takeTries(limits: Limit[]): Promise<number | null> {
  for (const [index, limit] of limits.entries()) {
    const wait = await takeOne(limit);
    if (wait === null) continue;
    await giveBack(limits.slice(0, index));
    return wait;
  }
  return null;
}

async function takeOne({ what, most, seconds }: Limit): Promise<number | null> {
  const rows = await db().$queryRaw<{ wait: number }[]>`
    INSERT INTO "TryCount" AS t ("key", "count", "until")
    VALUES (${keyOf(what)}, 1, now() + ${seconds} * interval '1 second')
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN t."until" <= now() THEN 1 ELSE LEAST(t."count", ${most}) + 1 END,
      "until" = CASE WHEN t."until" <= now() THEN EXCLUDED."until" ELSE t."until" END
    RETURNING CASE WHEN "count" > ${most} THEN ceil(extract(epoch FROM "until" - now()))::int ELSE 0 END AS "wait"`;
  return rows[0]?.wait || null;
}

/** Gives one try of each back: it was none that counts. */
export async function giveBack(limits: Limit[]): Promise<void> {
  if (limits.length === 0) return;
  await db().$executeRaw`
    UPDATE "TryCount" SET "count" = "count" - 1
    WHERE "key" = ANY(${limits.map(({ what }) => keyOf(what))}) AND "count" > 0`;
}

/** Forgets what was tried of a thing. */
export async function forgetTries(what: string[]): Promise<void> {
  await db().$executeRaw`DELETE FROM "TryCount" WHERE "key" = ${keyOf(what)}`;
}

/** Notes a thing for a time, to be asked for by `isNoted`. */
export async function note(what: string[], seconds: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "TryCount" ("key", "count", "until")
    VALUES (${keyOf(what)}, 0, now() + ${seconds} * interval '1 second')
    ON CONFLICT ("key") DO UPDATE SET "until" = EXCLUDED."until"`;
}

export async function isNoted(what: string[]): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT FROM "TryCount" WHERE "key" = ${keyOf(what)} AND "until" > now()`;
  return rows.length > 0;
}

const SWEPT_AT_ONCE = 50;

/** Removes some of what has run out; called now and then, so that the table stays small. */
export async function sweepTries(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM "TryCount" WHERE "key" IN (
      SELECT "key" FROM "TryCount" WHERE "until" <= now() ORDER BY "until" LIMIT ${SWEPT_AT_ONCE}
      FOR UPDATE SKIP LOCKED)`;
}

const keyOf = (what: string[]) => createHash("sha256").update(oneText(what)).digest("hex");
