import type { Agenda } from "./agenda.ts";
import type { Invoices } from "./invoices.ts";
import { live } from "./live.ts";
import type { ChaosOptions } from "./options.ts";
import type { Orders } from "./orders.ts";
import { keepHelping } from "./person.ts";
import type { Scene } from "./scene.ts";
import { pause, together } from "./together.ts";
import { troubleDatabase } from "./trouble-database.ts";

const NEWS_EVERY_MS = 30_000;

export type Cast = {
  scene: Scene;
  agenda: Agenda;
  orders: Orders;
  invoices: Invoices;
  /** What workers did that nobody had asked for. */
  complaints: string[];
  say: (sentence: string) => void;
};

/** Orders are given all the time, while workers die and stop and the database crashes, until all of it was done. */
export async function rage(
  options: ChaosOptions,
  leaseMs: number,
  cast: Cast,
  signal: AbortSignal,
): Promise<void> {
  const { scene, agenda, orders, invoices } = cast;
  const over = new AbortController();
  let troubled = true;
  const trouble = async (stop: AbortSignal) => {
    await troubleDatabase(options, scene, agenda, leaseMs, stop);
    troubled = false;
  };
  const work = async (stop: AbortSignal) => {
    while (troubled || !agenda.finished) await liveOnce(cast, stop);
  };
  const faults = async (stop: AbortSignal) => {
    const workers = Array.from({ length: options.workers }, () => work);
    await together(stop, [trouble, ...workers]).finally(() => over.abort());
  };
  await together(signal, [
    faults,
    (stop) => orders.keepGiving(over.signal, stop),
    (stop) => invoices.keepGiving(over.signal, stop),
    (stop) => keepHelping(scene, over.signal, stop),
    (stop) => tellNews(cast, over.signal, stop),
  ]);
}

async function liveOnce({ scene, agenda, complaints }: Cast, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const life = agenda.next();
  const lived = await live(life, scene, signal);
  agenda.report(life, lived);
  if (lived.complaint) complaints.push(lived.complaint);
}

async function tellNews(
  { scene, agenda, orders, invoices, say }: Cast,
  ...ends: AbortSignal[]
): Promise<void> {
  for (;;) {
    await pause(NEWS_EVERY_MS, ...ends);
    if (ends.some(({ aborted }) => aborted)) return;
    const { kills, stops } = agenda;
    say(
      `… ${kills.done} kills, ${stops.done} stops, ${scene.database.crashes} database crashes, ` +
        `${orders.placed.length} orders, ${invoices.numbers.size} invoices`,
    );
  }
}
