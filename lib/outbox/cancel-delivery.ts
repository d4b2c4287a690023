import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { lockDelivery, stepByPerson } from "./person-step.ts";
import type { DeliveryId } from "./schema.ts";

/**
 * Takes a waiting delivery back: it is never sent. Cancelling it twice is cancelling it.
 * @throws UserError `notFound`, or `deliveryNotCancellable` when it is being sent or has ended
 */
export async function cancelDelivery(company: ActingCompany, { id }: DeliveryId): Promise<void> {
  await db().$transaction(async (tx) => {
    const delivery = await lockDelivery(tx, company, id);
    if (delivery.state !== "cancelled") await stepByPerson(tx, company, delivery, "cancelled");
  });
}
