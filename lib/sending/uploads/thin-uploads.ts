import { db } from "#lib/base/db.ts";
import type { Schedule } from "#lib/base/schedules.ts";

const KEPT_MS = 24 * 60 * 60 * 1000;

/** Forgets the files that were put aside for mails longer ago than a day: what was sent has its own copy. */
export async function thinUploads(): Promise<void> {
  await db().upload.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - KEPT_MS) } } });
}

/** The same by the clock, for an installation in which nobody puts anything aside any more. */
export const thinning: Schedule = { name: "upload-thinning", cron: "41 * * * *", run: thinUploads };
