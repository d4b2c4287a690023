import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import type { ItemClaim } from "./claim-item.ts";
import { tellPages } from "./tell-pages.ts";

/** Writes down why this one is not sent, if it is still ours. */
export async function skipItem(
  companyId: string,
  { batchId, position, leaseUntil }: ItemClaim,
  problem: Problem,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.sendBatchItem.updateMany({
      where: { batchId, position, leaseUntil, state: "waiting" },
      data: { state: "skipped", problem, leaseUntil: null },
    });
    if (count > 0) await tellPages(tx, companyId);
  });
}
