import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { defaultTemplate, type TemplateText } from "./read-template.ts";
import type { TemplateInput, TemplatePlace } from "./schema.ts";

/** Keeps the company's own words for a kind of mail in a language: mails written from now on have them. */
export async function saveTemplate(company: ActingCompany, template: TemplateInput): Promise<void> {
  const { kind, language, subject, text } = template;
  const words = { subject, text };
  const place = { companyId: company.id, kind, language };
  await db().$transaction(async (tx) => {
    const where = { companyId_kind_language: place };
    await tx.messageTemplate.upsert({ where, create: { ...place, ...words }, update: words });
    await note(tx, company, "template.saved", { kind, language });
  });
}

/** Goes back to our words. @returns them */
export async function resetTemplate(
  company: ActingCompany,
  { kind, language }: TemplatePlace,
): Promise<TemplateText> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.messageTemplate.deleteMany({
      where: { companyId: company.id, kind, language },
    });
    if (count > 0) await note(tx, company, "template.reset", { kind, language });
  });
  return defaultTemplate(kind, language, await readCompany(company.id));
}

async function note(tx: Tx, company: ActingCompany, event: string, details: TemplatePlace): Promise<void> {
  const who = { companyId: company.id, userId: company.userId };
  await tx.auditEvent.create({ data: { ...who, event, subjectId: company.id, details } });
}
