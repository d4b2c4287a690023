import type { Agent } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { lockDelivery, stepByPerson } from "#lib/outbox/person-step.ts";
import type { Prisma } from "#prisma/client/client.ts";

/**
 * Takes back the mails that `which` chooses, as far as they still wait, within the transaction of the deed that made
 * them pointless. One that is on its way just now goes on: what has happened is true all the same.
 * @returns those that were taken back, and how many were on their way
 */
export async function cancelWaiting(
  tx: Tx,
  company: Agent,
  which: Pick<Prisma.DeliveryWhereInput, "invoiceId" | "kind" | "messageId">,
): Promise<{ takenBack: string[]; onTheirWay: number }> {
  const open = await tx.delivery.findMany({
    where: { companyId: company.id, ...which, state: { in: ["queued", "held", "sending"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const takenBack: string[] = [];
  let onTheirWay = 0;
  for (const { id } of open) {
    const delivery = await lockDelivery(tx, company, id);
    if (delivery.state === "sending") onTheirWay += 1;
    if (delivery.state !== "queued" && delivery.state !== "held") continue;
    await stepByPerson(tx, company, delivery, "cancelled");
    takenBack.push(id);
  }
  return { takenBack, onTheirWay };
}
