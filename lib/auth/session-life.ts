const DAY_SECONDS = 24 * 60 * 60;

/** A session ends when it was not used for so long (ASVS 7.3.1)… */
export const UNUSED_SECONDS = 14 * DAY_SECONDS;
/** …and so long after it was opened, however much it is used (ASVS 7.3.2, NIST SP 800-63B-4 §2.1.3). */
const WHOLE_SECONDS = 30 * DAY_SECONDS;

/** What a use changes about a session is written down at most once in so long. */
export const RENEWED_EVERY_SECONDS = DAY_SECONDS;

/** A session that was opened before then is over. */
export function oldestSession(now = Date.now()): Date {
  return new Date(now - WHOLE_SECONDS * 1_000);
}
