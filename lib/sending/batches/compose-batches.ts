import { setImmediate as letOthers } from "node:timers/promises";
import type { Chore } from "#lib/outbox/chore.ts";
import { claimItem } from "./claim-item.ts";
import { composeItem } from "./compose-item.ts";
import { endComposed } from "./end-composed.ts";
import { type RunningBatch, readRunning } from "./read-running.ts";

/** While one is queued the next is drawn; more would only keep deliveries waiting for their turn. */
const AT_ONCE = 3;

/** Composes the invoices of batches, as their mailboxes have room for them. */
export const composing: Chore = { name: "batches", run: composeBatches };

/** Composes what there is room for, and ends the batches that have nothing left to compose. */
export async function composeBatches(stop: AbortSignal): Promise<void> {
  const batches = await readRunning();
  if (batches.length > 0) await composeAll(batches, stop);
  await endComposed(batches);
}

async function composeAll(batches: RunningBatch[], stop: AbortSignal): Promise<void> {
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  const underWay = new Map<Promise<void>, RunningBatch>();
  const all = () => Promise.all(underWay.keys());
  try {
    while (!stop.aborted) {
      const claim = await claimItem([...byId.keys()], [...underWay.values()]);
      const batch = claim && byId.get(claim.batchId);
      if (!batch && underWay.size === 0) break;
      // What was begun before may have brought its worker down: it is composed alone, and takes no other with it.
      const alone = claim !== undefined && claim.tries > 1;
      if (!batch || alone) await all();
      if (!batch) continue;
      const item = composeItem(batch, claim, Promise.allSettled(underWay.keys())).then(
        () => void underWay.delete(item),
      );
      // It is looked at below, though perhaps not at once.
      item.catch(() => {});
      underWay.set(item, batch);
      if (alone || underWay.size >= AT_ONCE) await Promise.race(underWay.keys());
      await letOthers();
    }
    await all();
  } finally {
    await Promise.allSettled(underWay.keys());
  }
}
