import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { documentKinds } from "../number-pattern.ts";
import type { NumberPatterns } from "./schema.ts";

/**
 * Keeps how the numbers of the next documents look. What is issued keeps its number.
 * @returns what was kept
 */
export async function saveNumberPatterns(
  company: ActingCompany,
  patterns: NumberPatterns,
): Promise<NumberPatterns> {
  const { id: companyId, userId } = company;
  await db().$transaction(async (tx) => {
    for (const kind of documentKinds) {
      const pattern = patterns[kind];
      const where = { companyId_kind: { companyId, kind } };
      await tx.numberPattern.upsert({ where, create: { companyId, kind, pattern }, update: { pattern } });
    }
    await tx.auditEvent.create({
      data: { companyId, userId, event: "numbering.saved", subjectId: companyId, details: patterns },
    });
  });
  return patterns;
}
