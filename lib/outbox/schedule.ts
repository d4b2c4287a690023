const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FIRST_TRIES = [1, 5, 15, 30, 60].map((minutes) => minutes * MINUTE_MS);
const LATER_MS = 2 * HOUR_MS;
const SPREAD = 0.2;
const THROTTLE_PAUSES = [15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS];

/** So many failed tries fill 48 hours: then a person has to look. */
export const TRIES_BEFORE_ATTENTION = 28;

/**
 * The pause before the next try (RFC 5321 §4.5.4.1, RFC 1123 §5.3.1.1): 1, 5, 15, 30, 60 minutes, then two hours.
 * @param tries how many failed so far, at least one
 * @param jitter between -1 and 1: spreads the pause by 20 %, so that deliveries do not come back all at once
 */
export function retryDelayMs(tries: number, jitter: number): number {
  const base = FIRST_TRIES[tries - 1] ?? LATER_MS;
  return Math.round(base * (1 + SPREAD * jitter));
}

/**
 * How long a throttled mailbox rests: 15 minutes, an hour, four hours.
 * @param pauses how often it has rested since the last success
 */
export function throttlePauseMs(pauses: number): number {
  return THROTTLE_PAUSES[Math.min(pauses, THROTTLE_PAUSES.length - 1)] ?? HOUR_MS;
}
