import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { givenPayment } from "#testing/payments.ts";
import { MAX_TEMPLATE_TEXT } from "./choices.ts";
import { listExamples } from "./list-examples.ts";
import { previewTemplate } from "./preview-template.ts";
import { templateDraftSchema, templateSchema } from "./schema.ts";

await testDatabase();

const draft = { kind: "invoice", language: "cs", subject: "{number}", text: "{customer} {left}" } as const;

async function issued(company: Parameters<typeof givenDraft>[0], name: string) {
  const id = await givenDraft(company, { customerId: await givenCustomer(company, { name }) });
  await issueInvoice(company, { id });
  return id;
}

test("a template is shown with the document that was chosen, else with the newest", async () => {
  const company = await testCompany();
  await makeVatPayer(company);
  const [first, second] = [await issued(company, "První s.r.o."), await issued(company, "Druhá s.r.o.")];
  await givenPayment(company, first, { amount: "240,62" });
  expect(await listExamples(company, "reminder2")).toMatchObject([
    { id: second, customer: "Druhá s.r.o." },
    { id: first, customer: "První s.r.o." },
  ]);
  expect(await listExamples(company, "proforma")).toEqual([]);
  expect((await previewTemplate(company, draft)).text).toMatch(/^Druhá s\.r\.o\. 2.240,62.Kč$/m);
  const chosen = await previewTemplate(company, { ...draft, invoiceId: first });
  expect(chosen.text).toMatch(/^První s\.r\.o\. 2.000,00.Kč$/m);
});

test("another company's document, a draft and one that is not there are refused; without any one is made up", async () => {
  const [company, other] = [await testCompany(), await testCompany()];
  const theirs = await issued(other, "Cizí s.r.o.");
  for (const invoiceId of [theirs, await givenDraft(company), "01a20000-0000-7000-8000-000000000009"])
    await expect(previewTemplate(company, { ...draft, invoiceId })).rejects.toMatchObject({
      problem: "notFound",
    });
  for (const kind of ["invoice", "proforma", "creditNote"] as const)
    expect((await previewTemplate(company, { ...draft, kind })).number).toMatch(/0042$/);
});

test("a template of a million characters is refused at its field, by its length alone", () => {
  const long = { ...draft, text: `{number} ${"ř{".repeat(500_000)}` };
  const startedAt = performance.now();
  for (const schema of [templateSchema, templateDraftSchema]) {
    const { error } = schema.safeParse(long);
    expect(error?.issues).toMatchObject([{ path: ["text"], message: `tooLong?max=${MAX_TEMPLATE_TEXT}` }]);
  }
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test("where the company has public pages, the preview has the button that leads to one", async () => {
  const company = await testCompany();
  const button = "Zobrazit fakturu";
  expect((await previewTemplate(company, draft)).html.light).not.toContain(button);
  await db().company.update({ where: { id: company.id }, data: { publicLinks: true } });
  expect((await previewTemplate(company, draft)).html.light).toContain(button);
});
