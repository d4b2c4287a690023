import { closeDb } from "#lib/base/db.ts";
import { Agenda, places } from "./agenda.ts";
import { drain } from "./drain.ts";
import { Invoices } from "./invoices.ts";
import { type Judgement, judge } from "./judge.ts";
import { type InvoicesJudgement, judgeInvoices } from "./judge-invoices.ts";
import { phases } from "./mischief.ts";
import type { ChaosOptions } from "./options.ts";
import { Orders } from "./orders.ts";
import { rage } from "./rage.ts";
import { setScene } from "./scene.ts";

/** Short, so that a stop beyond it takes seconds; renewal and the gate's margin shrink with it. */
const LEASE_MS = 3_000;

export type Outcome = Judgement & {
  people: InvoicesJudgement;
  kills: number;
  stops: number;
  dbCrashes: number;
  crowds: number;
  drops: number;
  doubled: number;
  /** Where it happened, in words. */
  where: { killed: string; stopped: string; misbehaved: string };
  drained: boolean;
  seconds: number;
};

/**
 * One run: chaos until all that was asked for has happened, then healing, draining, and judgement.
 * @param say hears how it goes
 * @throws the reason of `signal` when it aborts; everything is taken down before
 */
export async function runChaos(
  options: ChaosOptions,
  say: (sentence: string) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const startedAt = performance.now();
  const mistake = new AbortController();
  const stop = AbortSignal.any([signal, mistake.signal]);
  await using cleanup = new AsyncDisposableStack();
  const onError = (error: unknown) => mistake.abort(error);
  const scene = await setScene({ seed: options.seed, leaseMs: LEASE_MS, onError }, cleanup);
  cleanup.defer(closeDb);
  const agenda = new Agenda({ ...options, leaseMs: LEASE_MS });
  const orders = new Orders(options.seed, scene.senders, scene.database);
  const invoices = new Invoices(options.seed, scene.senders, scene.database);
  const complaints: string[] = [];

  await rage(options, LEASE_MS, { scene, agenda, orders, invoices, complaints, say }, stop);
  scene.mischiefs.behaving = true;
  const drained = await drain(scene, complaints, stop);
  const placed = [...orders.placed, ...(await invoices.mails())];
  const { broken: all, ...judgement } = await judge(
    { placed, split: orders.split + invoices.split },
    scene.book,
  );
  const people = await judgeInvoices(invoices, scene.book);
  const broken = [...all, ...people.broken, ...complaints];
  scene.keepDir = !drained || broken.length > 0;
  if (scene.keepDir) say(`What is left of it, with the workers' log, stays in ${scene.dir}.`);
  return {
    ...judgement,
    people,
    broken,
    kills: agenda.kills.done,
    stops: agenda.stops.done,
    dbCrashes: scene.database.crashes,
    crowds: scene.database.crowds,
    drops: scene.book.drops,
    doubled: orders.doubled,
    where: {
      killed: agenda.kills.where.inWords(places),
      stopped: agenda.stops.where.inWords(places),
      misbehaved: scene.book.mischief.inWords(phases),
    },
    drained,
    seconds: Math.round((performance.now() - startedAt) / 1000),
  };
}
