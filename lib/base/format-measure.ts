import { formatLocales, type Locale } from "./locale.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** "62,3 kB": the size of a file, in thousands of bytes. */
export function formatSize(bytes: number, locale: Locale): string {
  if (bytes >= 1_000_000) return measured(bytes / 1_000_000, "MB", locale);
  return measured(Math.max(bytes / 1000, 0.1), "kB", locale);
}

/** "35 ms", "1,2 s", "12 min": how long something took. */
export function formatDuration(ms: number, locale: Locale): string {
  if (ms < SECOND_MS) return measured(Math.round(ms), "ms", locale);
  if (ms < MINUTE_MS) return measured(ms / SECOND_MS, "s", locale);
  if (ms < HOUR_MS) return measured(Math.round(ms / MINUTE_MS), "min", locale);
  return measured(ms / HOUR_MS, "h", locale);
}

// The signs of units are the same in every language that we speak (ISO 80000-1).
function measured(amount: number, unit: string, locale: Locale): string {
  const number = amount.toLocaleString(formatLocales[locale], { maximumFractionDigits: 1 });
  return `${number}\u00a0${unit}`;
}
