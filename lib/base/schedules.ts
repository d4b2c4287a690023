import { setTimeout as sleep } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { databaseUrl, db } from "./db.ts";
import { log } from "./log.ts";

/** Something that happens by the clock, once for the whole installation, however many workers run. */
export type Schedule = {
  name: string;
  /** Five fields, in the time of `timeZone`. */
  cron: string;
  run: (signal: AbortSignal) => Promise<void>;
};

const LONGEST_RUN_SECONDS = 60 * 60;
const STOP_MS = 5_000;
const RETRY_MS = 60_000;

/**
 * Runs schedules in this process by pg-boss, which keeps its own tables in the same database. A database that is
 * away, or does not let it keep them, is asked again until `stop` aborts.
 * @returns how to end it: what runs is told to stop by its signal
 */
export async function startSchedules(
  schedules: Schedule[],
  timeZone: string,
  stop: AbortSignal,
  retryMs = RETRY_MS,
): Promise<() => Promise<void>> {
  while (!stop.aborted) {
    try {
      return await start(schedules, timeZone);
    } catch (error) {
      log().error({ err: (error as Error).message }, "schedules cannot run now: no daily checks, no tidying");
    }
    await sleep(retryMs, undefined, { signal: stop }).catch(() => {});
  }
  return async () => {};
}

async function start(schedules: Schedule[], timeZone: string): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    ...{ connectionString: databaseUrl(), max: 2, application_name: "obalka-schedules" },
    // Asking for it needs the right to make schemas, also where it is there.
    createSchema: !(await hasSchema()),
  });
  boss.on("error", (error) => log().warn({ err: error.message }, "schedules"));
  const stop = new AbortController();
  const end = async () => {
    stop.abort();
    await boss.stop({ graceful: true, timeout: STOP_MS });
  };
  try {
    await boss.start();
    for (const { name, cron, run } of schedules) {
      // One at a time: a run that takes long is not joined by the next one.
      await boss.createQueue(name, {
        policy: "exclusive",
        retryLimit: 0,
        expireInSeconds: LONGEST_RUN_SECONDS,
      });
      // What was missed while everything was off is made up for, once.
      await boss.schedule(name, cron, null, { tz: timeZone, missed: "once" });
      await boss.work(name, () => run(stop.signal));
    }
    return end;
  } catch (error) {
    await end().catch(() => {});
    throw error;
  }
}

async function hasSchema(): Promise<boolean> {
  const found = await db().$queryRaw<object[]>`SELECT 1 FROM pg_namespace WHERE nspname = 'pgboss'`;
  return found.length > 0;
}
