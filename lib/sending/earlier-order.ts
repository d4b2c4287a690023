import { createHash } from "node:crypto";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { SendInvoice } from "./schema.ts";

/** What tells one order from another under the same key: everything that a person chose, as SHA-256 in hexadecimal. */
export function orderSha256({ order: _key, invoiceId: _invoice, ...chosen }: SendInvoice): string {
  const named = Object.entries(chosen).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(named)).digest("hex");
}

/**
 * The delivery that the same order made before: its answer may have been lost on the way.
 * @returns undefined where there is none yet
 * @throws UserError where what it made is not what is wanted now: `orderedOtherwise`, where something else was ordered
 *   under its key, `orderTakenBack`, where somebody cancelled it; both with `when` and the `delivery`
 */
export async function earlierOrder(
  tx: Tx,
  company: ActingCompany,
  { idempotencyKey, orderSha256: wanted }: { idempotencyKey: string; orderSha256: string },
): Promise<{ deliveryId: string } | undefined> {
  const earlier = await tx.delivery.findUnique({
    where: { companyId_idempotencyKey: { companyId: company.id, idempotencyKey } },
    select: { id: true, state: true, createdAt: true, orderSha256: true },
  });
  if (!earlier) return undefined;
  const params = { when: earlier.createdAt.toISOString(), delivery: earlier.id };
  if (earlier.orderSha256 !== null && earlier.orderSha256 !== wanted)
    throw new UserError("orderedOtherwise", { params });
  if (earlier.state === "cancelled") throw new UserError("orderTakenBack", { params });
  return { deliveryId: earlier.id };
}
