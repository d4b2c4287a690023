import type { Database } from "./database.ts";
import { pause } from "./together.ts";

const PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

/**
 * Does it again until it succeeds: the database is down from time to time.
 * @throws the last error, when it goes on with a database that can be used, or when `signal` aborts
 */
export async function persistently<T>(
  deed: () => Promise<T>,
  database: Database,
  signal: AbortSignal,
): Promise<T> {
  let usableSince = performance.now();
  for (;;) {
    try {
      return await deed();
    } catch (error) {
      if (!database.usable) usableSince = performance.now();
      if (signal.aborted || performance.now() - usableSince > PATIENCE_MS) throw error;
      await pause(PAUSE_MS, signal);
    }
  }
}
