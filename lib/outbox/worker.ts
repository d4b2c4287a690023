import { setTimeout as sleep } from "node:timers/promises";
import { timeZone } from "#lib/base/dates.ts";
import { closeDb, listen } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { log } from "#lib/base/log.ts";
import { type Schedule, startSchedules } from "#lib/base/schedules.ts";
import { masterKey } from "#lib/base/secrets.ts";
import { noteUnreadablePasswords } from "#lib/mailbox/unreadable-passwords.ts";
import { parseAllowedHosts } from "#lib/smtp/allowed-hosts.ts";
import { trustedContext } from "#lib/smtp/trust.ts";
import { type Chore, ChoreRound } from "./chore.ts";
import { claimNext } from "./claim.ts";
import { goOnWithinLimits } from "./go-on.ts";
import { nextDueIn } from "./next-due.ts";
import { forgetEndedRests } from "./pause.ts";
import { recoverAbandoned } from "./recover.ts";
import { markSaved, openMark } from "./restore-mark.ts";
import { holdIfRestored } from "./restored.ts";
import { serveMailbox } from "./serve-mailbox.ts";

const MAILBOXES_AT_ONCE = 8;
const POLL_MS = 5_000;
/** However close together deliveries become due, the clock strikes no more often. */
const STRIKE_MS = 50;
/** A stop ends what is being sent after this long, so that there is time left to write it down. */
const ABORT_MS = 17_000;

const stop = new AbortController();
const abort = new AbortController();
const serving = new Set<Promise<void>>();
let looking = false;
let lookAgain = false;
let clock: NodeJS.Timeout | undefined;

type Work = {
  /** What happens by the clock. */
  schedules: Schedule[];
  /** What leads to deliveries: looked after beside them, whenever something may have changed. */
  chores: Chore[];
};

/**
 * Claims and sends deliveries until a signal, or the end of the parent, stops it; what runs is finished first. It is
 * the whole program: the process ends with it.
 */
export async function runWorker({ schedules, chores }: Work): Promise<void> {
  // What the operator has to mend ends the worker here, before it touches a delivery.
  masterKey();
  parseAllowedHosts(settings().smtpAllowedPrivateHosts);
  trustedContext();
  openMark();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop.abort());
  process.on("disconnect", () => stop.abort());
  // Before anything is claimed: with another key nothing may connect.
  await noteUnreadablePasswords().catch(notNow);
  await tend();
  const rounds = chores.map((chore) => new ChoreRound(chore, stop.signal));
  const askChores = () => {
    for (const round of rounds) round.ask();
  };
  const wake = () => {
    void look();
    askChores();
  };
  // What has left a line makes room in it.
  const listening = [
    listen("delivery_due", wake, stop.signal),
    listen("delivery_changed", askChores, stop.signal),
  ];
  const polling = setInterval(() => void tend().then(wake).then(setClock), POLL_MS);
  process.send?.({ ready: true });
  log().info("worker ready");
  const endSchedules = keepSchedules(schedules);
  await stopped();
  clearInterval(polling);
  clearTimeout(clock);
  setTimeout(() => abort.abort(), ABORT_MS).unref();
  await Promise.all([...listening, ...rounds.map((round) => round.ended())]);
  await endSchedules();
  while (looking || serving.size > 0) await Promise.race([...serving, sleep(10)]);
  await markSaved();
  await closeDb();
  process.exit(0);
}

/** Claims while there is something due and a hand is free. Asked while it looks, it looks once more. */
async function look(): Promise<void> {
  lookAgain = true;
  if (looking) return;
  looking = true;
  try {
    while (lookAgain && !stop.signal.aborted && serving.size < MAILBOXES_AT_ONCE) {
      lookAgain = false;
      const claim = await claimNext();
      if (claim) serve(serveMailbox(claim, { stop: stop.signal, abort: abort.signal }));
    }
  } catch (error) {
    log().warn({ err: (error as Error).message }, "nothing could be claimed");
  } finally {
    looking = false;
  }
}

function serve(work: Promise<void>): void {
  lookAgain = true;
  const ended = work
    .catch((error) => log().error({ stack: error.stack }, "an attempt broke off; recovery will take over"))
    .finally(() => {
      serving.delete(ended);
      void look();
    });
  serving.add(ended);
}

/** Looks again when the next delivery is due that waits for its time, should that be before the next round. */
async function setClock(): Promise<void> {
  clearTimeout(clock);
  const dueIn = await nextDueIn(POLL_MS).catch(() => undefined);
  if (dueIn === undefined || stop.signal.aborted) return;
  clearTimeout(clock);
  clock = setTimeout(
    () => {
      void look();
      void setClock();
    },
    Math.max(STRIKE_MS, dueIn),
  );
}

async function tend(): Promise<void> {
  try {
    await holdIfRestored();
    await recoverAbandoned();
    await goOnWithinLimits();
    await forgetEndedRests();
  } catch (error) {
    notNow(error);
  }
}

function notNow(error: unknown): void {
  log().warn({ err: (error as Error).message }, "recovery is not possible now");
}

/** Deliveries go on without schedules, where the database does not let them keep their own tables. */
function keepSchedules(schedules: Schedule[]): () => Promise<void> {
  const starting = startSchedules(schedules, timeZone, stop.signal);
  return async () => (await starting)();
}

function stopped(): Promise<void> {
  return new Promise((done) => {
    if (stop.signal.aborted) done();
    else stop.signal.addEventListener("abort", () => done(), { once: true });
  });
}
