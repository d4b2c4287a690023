import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { lockDelivery, stepByPerson } from "./person-step.ts";
import type { DeliveryId } from "./schema.ts";

/**
 * Tries a queued delivery now instead of at its time. Failed tries stay counted.
 * @throws UserError `notFound` or `deliveryNotQueued`
 */
export async function retryDelivery(company: ActingCompany, { id }: DeliveryId): Promise<void> {
  await db().$transaction(async (tx) => {
    await stepByPerson(tx, company, await lockDelivery(tx, company, id), "hurried");
  });
}
