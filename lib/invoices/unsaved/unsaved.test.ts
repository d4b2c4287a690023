import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft } from "#testing/invoices.ts";
import { deleteDraft } from "../delete-draft.ts";
import { invoiceValues, newInvoice } from "../invoice-values.ts";
import { issueInvoice } from "../issue-invoice.ts";
import { readInvoice } from "../read-invoice.ts";
import { saveInvoice } from "../save-invoice.ts";
import { type InvoiceForm, invoiceSchema } from "../schema.ts";
import { discardUnsaved } from "./end-unsaved.ts";
import { keepUnsaved } from "./keep-unsaved.ts";
import { openEditor } from "./open-editor.ts";
import { listUnsavedNew, readUnsaved, unsavedSince } from "./read-unsaved.ts";
import { type KeepRequest, keepSchema } from "./schema.ts";

await testDatabase();

const line = { description: "Správa", quantity: "2", unit: "", unitPrice: "12", discount: "", vatRate: "0" };

async function emptyForm(company: ActingCompany): Promise<InvoiceForm> {
  return newInvoice("", await readCompany(company.id), null);
}

async function draftForm(company: ActingCompany, id: string): Promise<InvoiceForm> {
  const invoice = await readInvoice(company, id);
  if (!invoice) throw new Error("there is no such draft");
  return invoiceValues(invoice, "cs", null);
}

async function keep(company: ActingCompany, fields: Partial<KeepRequest>) {
  const usual = {
    place: "invoice",
    person: company.userId,
    editor: newUuid(),
    sequence: 1,
    follows: null,
    basedOn: null,
  };
  return keepUnsaved(company, keepSchema.parse({ ...usual, force: false, form: {}, ...fields }));
}

const noteIn = async (company: ActingCompany, place = "invoice") =>
  (await readUnsaved(company, place, await emptyForm(company)))?.form.note;

test("what is half-typed comes back as it was, also to another machine", async () => {
  const company = await testCompany();
  const lines = [{ ...line, quantity: "1,", unitPrice: "asi 12" }];
  await keep(company, { form: { note: "Rozepsané\0", dueOn: "", customerId: "", rounded: true, lines } });
  const { unsaved, saved } = await openEditor(company, await emptyForm(company));
  expect(unsaved?.form).toMatchObject({ note: "Rozepsané", dueOn: "", rounded: true, lines });
  expect(unsaved?.outdated).toBe(false);
  expect(saved.form.note).toBe("");
  expect(await db().invoice.count({ where: { companyId: company.id } })).toBe(0);
});

test("two thousand lines with long descriptions fit, and more than may be on an invoice do not", async () => {
  const company = await testCompany();
  const many = Array.from({ length: 2000 }, () => ({ ...line, description: "ž".repeat(1000) }));
  await keep(company, { form: { lines: many } });
  expect((await readUnsaved(company, "invoice", await emptyForm(company)))?.form.lines).toHaveLength(2000);
  expect(keepSchema.shape.form.safeParse({ lines: [...many, line] }).success).toBe(false);
});

test("fields that the form does not have, or of another sort, are left out", async () => {
  const company = await testCompany();
  const form = { note: true, id: newUuid(), kind: "creditNote", old: "x", lines: [{ ...line, old: "x" }] };
  await keep(company, { form: form as unknown as KeepRequest["form"] });
  const start = await emptyForm(company);
  expect((await readUnsaved(company, "invoice", start))?.form).toEqual({ ...start, lines: [line] });
});

test("what arrives late is older, and changes nothing", async () => {
  const company = await testCompany();
  const editor = newUuid();
  expect(await keep(company, { editor, sequence: 2, form: { note: "druhá" } })).toMatchObject({ kept: true });
  expect(await keep(company, { editor, sequence: 1, form: { note: "první" } })).toMatchObject({ kept: true });
  expect(await noteIn(company)).toBe("druhá");
});

test("saving ends it, and what was sent before and arrives afterwards does not bring it back", async () => {
  const company = await testCompany();
  const editor = newUuid();
  const customerId = await givenCustomer(company);
  await keep(company, { editor, form: { note: "rozepsaná" } });
  const form = { ...(await emptyForm(company)), customerId, lines: [line], editor };
  await saveInvoice(company, invoiceSchema.parse(form));
  await keep(company, { editor, sequence: 2, form: { note: "pozdě" } });
  expect(await noteIn(company)).toBeUndefined();
  expect(await listUnsavedNew(company)).toEqual([]);
  await keep(company, { form: { note: "další faktura" } });
  expect(await noteIn(company)).toBe("další faktura");
});

test("also when nothing had been kept before the saving", async () => {
  const company = await testCompany();
  const editor = newUuid();
  const customerId = await givenCustomer(company);
  const form = { ...(await emptyForm(company)), customerId, lines: [line], editor };
  await saveInvoice(company, invoiceSchema.parse(form));
  await keep(company, { editor, form: { note: "pozdě" } });
  expect(await noteIn(company)).toBeUndefined();
});

test("a saving that fails leaves what was kept", async () => {
  const company = await testCompany();
  const editor = newUuid();
  await keep(company, { editor, form: { note: "rozepsaná" } });
  const form = { ...(await emptyForm(company)), customerId: newUuid(), lines: [line], editor };
  await expect(saveInvoice(company, invoiceSchema.parse(form))).rejects.toMatchObject({
    problem: "notFound",
  });
  expect(await noteIn(company)).toBe("rozepsaná");
});

test("of two windows the one that does not know of the other is refused, until a person decides", async () => {
  const company = await testCompany();
  const [one, other] = [newUuid(), newUuid()];
  await keep(company, { editor: one, form: { note: "jedno okno" } });
  expect(await keep(company, { editor: other, form: { note: "druhé" } })).toMatchObject({ kept: false });
  expect(await noteIn(company)).toBe("jedno okno");
  expect(await keep(company, { editor: other, follows: one, form: { note: "druhé" } })).toMatchObject({
    kept: true,
  });
  expect(await keep(company, { editor: one, sequence: 2, form: {} })).toMatchObject({ kept: false });
  await keep(company, { editor: one, sequence: 3, force: true, form: { note: "přece jedno" } });
  expect(await noteIn(company)).toBe("přece jedno");
});

test("of many windows that begin at once exactly one is kept", async () => {
  const company = await testCompany();
  const answers = await Promise.all(Array.from({ length: 8 }, () => keep(company, { form: { note: "já" } })));
  expect(answers.filter(({ kept }) => kept)).toHaveLength(1);
});

test("saving in one window leaves what another one has kept", async () => {
  const company = await testCompany();
  await keep(company, { form: { note: "jiné okno" } });
  const customerId = await givenCustomer(company);
  const form = { ...(await emptyForm(company)), customerId, lines: [line], editor: newUuid() };
  await saveInvoice(company, invoiceSchema.parse(form));
  expect(await noteIn(company)).toBe("jiné okno");
});

test("discarding goes back to what is saved", async () => {
  const company = await testCompany();
  const [first, second] = [newUuid(), newUuid()];
  await keep(company, { editor: first, form: { note: "nechci" } });
  await discardUnsaved(company, { place: "invoice", editor: second, follows: first });
  expect(await noteIn(company)).toBeUndefined();
  await keep(company, { editor: second, form: { note: "pozdě" } });
  expect(await noteIn(company)).toBeUndefined();
});

test("a draft saved by somebody meanwhile is told apart", async () => {
  const company = await testCompany();
  const id = await givenDraft(company, { note: "uložená" });
  const { savedAt } = await openEditor(company, await draftForm(company, id));
  await keep(company, { place: id, basedOn: savedAt, form: { note: "moje" } });
  const before = await openEditor(company, await draftForm(company, id));
  expect(before.unsaved).toMatchObject({ outdated: false, form: { id, note: "moje" } });
  await givenDraft(company, { id, note: "cizí" });
  const after = await openEditor(company, await draftForm(company, id));
  expect(after).toMatchObject({ saved: { form: { note: "cizí" } }, unsaved: { outdated: true } });
  expect(await unsavedSince(company, id)).toBeInstanceOf(Date);
});

test.each([
  ["issued", issueInvoice, "invoiceNotDraft"],
  ["deleted", deleteDraft, "notFound"],
])("a draft that is %s takes its unsaved changes with it, and gets no more", async (_what, deed, problem) => {
  const company = await testCompany();
  const id = await givenDraft(company);
  await keep(company, { place: id, form: { note: "moje" } });
  await deed(company, { id });
  expect(await db().unsavedInvoice.count({ where: { companyId: company.id, place: id } })).toBe(0);
  await expect(keep(company, { place: id, form: {} })).rejects.toMatchObject({ problem });
});

test("nobody meets what another person or another company has typed", async () => {
  const company = await testCompany();
  const stranger = await testCompany("Cizí firma");
  const user = await db().user.create({ data: { name: "Účetní", email: `ucetni-${company.id}@firma.test` } });
  const colleague = { id: company.id, userId: user.id };
  const id = await givenDraft(company);
  await keep(company, { form: { note: "moje" } });
  await keep(company, { place: id, form: { note: "moje" } });
  for (const other of [stranger, colleague, { ...stranger, userId: company.userId }]) {
    expect(await noteIn(other)).toBeUndefined();
    expect(await noteIn(other, id)).toBeUndefined();
    await discardUnsaved(other, { place: "invoice", editor: newUuid(), follows: null });
  }
  await expect(keep(stranger, { person: company.userId })).rejects.toMatchObject({ problem: "signedOut" });
  await expect(keep(stranger, { place: id, form: {} })).rejects.toMatchObject({ problem: "notFound" });
  expect(await noteIn(company)).toBe("moje");
});

test("after ninety days it is offered no more, and goes when the next one ends", async () => {
  const company = await testCompany();
  await keep(company, { place: "proforma", form: { note: "dávno" } });
  const updatedAt = new Date(Date.now() - 91 * 24 * 60 * 60 * 1000);
  await db().unsavedInvoice.updateMany({ where: { companyId: company.id }, data: { updatedAt } });
  expect(await noteIn(company, "proforma")).toBeUndefined();
  expect(await listUnsavedNew(company)).toEqual([]);
  await discardUnsaved(company, { place: "invoice", editor: newUuid(), follows: null });
  expect(await db().unsavedInvoice.count({ where: { companyId: company.id, place: "proforma" } })).toBe(0);
});

test("what nobody is offered any more stands in no one's way", async () => {
  const company = await testCompany();
  await keep(company, { form: { note: "dávno" } });
  const updatedAt = new Date(Date.now() - 91 * 24 * 60 * 60 * 1000);
  await db().unsavedInvoice.updateMany({ where: { companyId: company.id }, data: { updatedAt } });
  expect(await keep(company, { form: { note: "dnes" } })).toMatchObject({ kept: true });
  expect(await noteIn(company)).toBe("dnes");
});

test("the new documents that were begun are listed by their kind", async () => {
  const company = await testCompany();
  await keep(company, { form: { note: "faktura" } });
  await keep(company, { place: "proforma", form: { note: "záloha" } });
  await keep(company, { place: await givenDraft(company), form: {} });
  expect((await listUnsavedNew(company)).map(({ kind }) => kind)).toEqual(["proforma", "invoice"]);
});
