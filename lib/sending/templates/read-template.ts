import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Locale } from "#lib/base/locale.ts";
import { messagesOf } from "#lib/base/messages.ts";
import type { TemplateKind } from "#prisma/client/enums.ts";

export type TemplateText = { subject: string; text: string };

/** The company's template of a kind in a language: its own words, or ours. */
export async function readTemplate(
  company: Pick<ActingCompany, "id">,
  kind: TemplateKind,
  { language, seller }: { language: Locale; seller: { vatPayer: boolean } },
): Promise<TemplateText & { own: boolean }> {
  const own = await db().messageTemplate.findUnique({
    where: { companyId_kind_language: { companyId: company.id, kind, language } },
    select: { subject: true, text: true },
  });
  return { ...(own ?? defaultTemplate(kind, language, seller)), own: own !== null };
}

/** Our words. A payer of VAT credits by a correction (opravný daňový doklad, ZDPH § 45). */
export function defaultTemplate(
  kind: TemplateKind,
  language: Locale,
  { vatPayer }: { vatPayer: boolean },
): TemplateText {
  // As they are written: their placeholders are ours, not those of a translator.
  const { template } = messagesOf(language).mail;
  return template[kind === "creditNote" && vatPayer ? "correction" : kind];
}
