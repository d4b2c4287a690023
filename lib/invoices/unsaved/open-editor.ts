import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type CustomerChoice, readCustomerChoice } from "#lib/customers/find-customers.ts";
import type { InvoiceForm } from "../schema.ts";
import { readUnsaved } from "./read-unsaved.ts";

/** What the editor stands on, moments as ISO 8601. */
export type EditorStart = {
  place: string;
  /** Who types. */
  person: string;
  /** What is saved, or an empty document. */
  saved: { form: InvoiceForm; customer: CustomerChoice | null };
  /** When the draft was last saved; null for a new document. */
  savedAt: string | null;
  unsaved: UnsavedStart | null;
};

export type UnsavedStart = {
  form: InvoiceForm;
  customer: CustomerChoice | null;
  /** Who kept it. */
  editor: string;
  keptAt: string;
  /** The draft was saved by somebody after the person had begun to type this. */
  outdated: boolean;
};

/** What an editor of this form starts with: what is saved, and what the person typed over it and did not save. */
export async function openEditor(company: ActingCompany, form: InvoiceForm): Promise<EditorStart> {
  const place = form.id ?? form.kind ?? "invoice";
  const [customer, savedAt, kept] = await Promise.all([
    readCustomerChoice(company, form.customerId),
    savedAtOf(company, form.id),
    readUnsaved(company, place, form),
  ]);
  const saved = { form: { ...form, customerId: customer?.id ?? "" }, customer };
  const own = { place, person: company.userId, saved, savedAt };
  if (!kept) return { ...own, unsaved: null };
  const chosen = await readCustomerChoice(company, kept.form.customerId);
  const unsaved = {
    form: { ...kept.form, customerId: chosen?.id ?? "" },
    ...{ customer: chosen, editor: kept.editor, keptAt: kept.keptAt },
    outdated: savedAt !== null && kept.basedOn !== savedAt,
  };
  return { ...own, unsaved };
}

async function savedAtOf(company: ActingCompany, id: string | undefined): Promise<string | null> {
  if (!id) return null;
  const where = { companyId_id: { companyId: company.id, id } };
  const draft = await db().invoice.findUnique({ where, select: { updatedAt: true } });
  return draft?.updatedAt.toISOString() ?? null;
}
