import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { lockDelivery, stepByPerson } from "./person-step.ts";
import type { Resolution } from "./schema.ts";

const events = { arrived: "confirmed", again: "reordered", leave: "left" } as const;

/**
 * A person decides about an unknown delivery: it arrived (sent, at the time of its dot); the same bytes go out once
 * more; or it stays as it is and nobody is asked again. What was left can still be decided later.
 * @throws UserError `notFound`, `deliveryNotUnknown`, or `deliveryMailboxRemoved` when it cannot go out again
 */
export async function resolveDelivery(company: ActingCompany, { id, decision }: Resolution): Promise<void> {
  await db().$transaction(async (tx) => {
    await stepByPerson(tx, company, await lockDelivery(tx, company, id), events[decision]);
  });
}
