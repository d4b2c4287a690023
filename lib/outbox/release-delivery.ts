import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { lockDelivery, stepByPerson } from "./person-step.ts";
import type { DeliveryId } from "./schema.ts";

/**
 * Lets a held delivery go at once, with its schedule of tries begun anew. The person's word goes over our own count
 * of the day; over what the server says it does not.
 * @throws UserError `notFound` or `deliveryNotHeld`
 */
export async function releaseDelivery(company: ActingCompany, { id }: DeliveryId): Promise<void> {
  await db().$transaction(async (tx) => {
    await stepByPerson(tx, company, await lockDelivery(tx, company, id), "released");
  });
}
