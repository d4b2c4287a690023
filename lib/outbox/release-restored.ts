import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { stepOfAll } from "./transitions.ts";

const ANY_NUMBER_MS = 60_000;

/**
 * Lets everything of the company go that waits because the database was put back from a backup: the owner has seen
 * what it is, and that it did not go out meanwhile.
 * @returns how many were released
 */
export async function releaseRestored(company: ActingCompany): Promise<number> {
  const held = { state: "held", hold: "restore" } as const;
  const step = stepOfAll(held, "released");
  return db().$transaction(
    async (tx) => {
      const released = await tx.$queryRaw<{ id: string }[]>`
        UPDATE "Delivery" SET "state" = ${step.state}::"DeliveryState", "hold" = NULL, "reason" = NULL,
          "attemptCount" = ${step.attemptCount}, "dueAt" = now(), "updatedAt" = now()
        WHERE "companyId" = ${company.id}::uuid AND "state" = ${held.state}::"DeliveryState"
          AND "hold" = ${held.hold}::"DeliveryHold"
        RETURNING "id"`;
      await tx.auditEvent.createMany({
        data: released.map(({ id }) => ({
          companyId: company.id,
          userId: company.userId,
          event: "delivery.released",
          subjectId: id,
          details: { from: held.state, to: step.state, hold: held.hold },
        })),
      });
      return released.length;
    },
    { timeout: ANY_NUMBER_MS },
  );
}
