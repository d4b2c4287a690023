import { db, type Tx } from "#lib/base/db.ts";
import { keyRing } from "#lib/base/key-ring.ts";
import { isUnreadable, openPassword, type PasswordOwner, sealPassword } from "./password.ts";

const BATCH = 50;

export type Resealed = {
  /** Passwords that bear the present key now. */
  resealed: number;
  /** Those that no key at hand opens: they stay as they are, and have to be typed anew. */
  unreadable: number;
};

type Row = PasswordOwner & { passwordSealed: Uint8Array };

/**
 * Seals with the present key what another one has sealed, a few rows at a time, while everybody else goes on. What it
 * has done stays done when it breaks off; asked again, it goes on with the rest.
 */
export async function resealPasswords(signal: AbortSignal): Promise<Resealed> {
  const done: Resealed = { resealed: 0, unreadable: 0 };
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const last = await db().$transaction((tx) => resealSome(tx, after, done));
    if (last === undefined) break;
    after = last;
  }
  return done;
}

/** @returns the last row that was looked at */
async function resealSome(tx: Tx, after: string, done: Resealed): Promise<string | undefined> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT "id", "companyId", "version", "passwordSealed" FROM "Mailbox"
    WHERE "id"::text > ${after} AND substring("passwordSealed" FROM 2 FOR 8) <> ${keyRing().current.id}
    ORDER BY "id"::text LIMIT ${BATCH} FOR NO KEY UPDATE`;
  for (const row of rows) {
    const sealed = resealed(row);
    if (sealed === undefined) done.unreadable++;
    else {
      // Nothing that a person would call a change: the row keeps its version and its time.
      await tx.$executeRaw`UPDATE "Mailbox" SET "passwordSealed" = ${sealed} WHERE "id" = ${row.id}::uuid`;
      done.resealed++;
    }
  }
  return rows.at(-1)?.id;
}

function resealed(row: Row): Uint8Array<ArrayBuffer> | undefined {
  try {
    return sealPassword(openPassword(row.passwordSealed, row), row);
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

/**
 * Whether none of these keys (by their ids) is needed any more, also by what is being saved right now: whoever seals
 * has changed the table in the same transaction before, so all of them are waited for, for a moment.
 */
export async function areUnused(keyIds: Buffer[]): Promise<boolean> {
  try {
    return await db().$transaction((tx) => seeUnused(tx, keyIds));
  } catch (error) {
    // Somebody takes long; others shall not wait behind us for it.
    if (String(error).includes("lock timeout")) return false;
    throw error;
  }
}

async function seeUnused(tx: Tx, keyIds: Buffer[]): Promise<boolean> {
  await tx.$executeRaw`SET LOCAL lock_timeout = '2s'`;
  await tx.$executeRaw`LOCK TABLE "Mailbox" IN SHARE MODE`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT "id", "companyId", "version", "passwordSealed" FROM "Mailbox"
    WHERE substring("passwordSealed" FROM 2 FOR 8) = ANY(${keyIds})`;
  return rows.every((row) => resealed(row) === undefined);
}
