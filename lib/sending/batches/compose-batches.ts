import { setImmediate as letOthers } from "node:timers/promises";
import type { Chore } from "#lib/outbox/chore.ts";
import { claimItem } from "./claim-item.ts";
import { composeItem } from "./compose-item.ts";
import { endComposed } from "./end-composed.ts";
import { readRunning } from "./read-running.ts";

/** Composes the invoices of batches one by one, as their mailboxes have room for them. */
export const composing: Chore = { name: "batches", run: composeBatches };

/** Composes what there is room for, and ends the batches that have nothing left to compose. */
export async function composeBatches(stop: AbortSignal): Promise<void> {
  const batches = await readRunning();
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  while (byId.size > 0 && !stop.aborted) {
    const claim = await claimItem([...byId.keys()]);
    const batch = claim && byId.get(claim.batchId);
    if (!batch) break;
    await composeItem(batch, claim);
    await letOthers();
  }
  await endComposed(batches);
}
