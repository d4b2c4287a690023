import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { locales } from "#lib/base/locale.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { composeMessage } from "#lib/smtp/compose-message.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { shownHtml } from "../mail/shown-html.ts";
import { templateKinds } from "./choices.ts";
import { defaultTemplate } from "./read-template.ts";
import { fillMail, renderMail, writeMail } from "./render-mail.ts";
import { saveSignature } from "./save-signature.ts";
import { resetTemplate, saveTemplate } from "./save-template.ts";
import { templateSchema } from "./schema.ts";
import { templateProblems } from "./template-variables.ts";

await testDatabase();

const origin = { id: "01a20000-0000-7000-8000-000000000009", kind: "invoice", number: "20260007" } as const;
const credited: Partial<Invoice> = { kind: "creditNote", origin: { ...origin, issuedOn: "2026-10-01" } };
const nonPayer = { ...sampleInvoice().seller, vatPayer: false };
const EVIL = `</td><script>alert(1)</script><img src=x onerror=1>"'&{{7*7}}`;

test.each<[string, string, Partial<Invoice>]>([
  ["Faktura 20260042", "fakturu č. 20260042", {}],
  ["Zálohová faktura 20260042", "zálohovou fakturu č. 20260042", { kind: "proforma" }],
  ["Opravný daňový doklad 20260042", "opravný daňový doklad č. 20260042 k faktuře č. 20260007", credited],
  ["Dobropis 20260042", "dobropis č. 20260042 k faktuře č. 20260007", { ...credited, seller: nonPayer }],
  ["Dobropis 20260042", "dobropis č. 20260042 k faktúre č. 20260007", { ...credited, language: "sk" }],
  ["Zálohová faktúra 20260042", "zálohovú faktúru č. 20260042", { kind: "proforma", language: "sk" }],
  ["Proforma invoice 20260042", "proforma invoice 20260042", { kind: "proforma", language: "en" }],
  ["Credit note 20260042", "credit note 20260042 for invoice 20260007", { ...credited, language: "en" }],
])("the mail of %s names the document", async (subject, words, changes) => {
  const invoice = sampleInvoice(changes);
  const mail = await writeMail(await testCompany(), invoice, { kind: invoice.kind });
  expect(mail.subject.startsWith(`${subject} `)).toBe(true);
  expect(mail.text).toContain(words);
});

test("our own templates name only what there is, in every kind and language, and leave no brace behind", () => {
  for (const kind of templateKinds)
    for (const language of locales)
      for (const vatPayer of [true, false]) {
        const template = defaultTemplate(kind, language, { vatPayer });
        const invoice = sampleInvoice({ ...(kind === "creditNote" && credited), language, paidMinor: 100n });
        expect(templateProblems(template.subject + template.text, kind)).toEqual([]);
        const { subject, text } = fillMail(template, invoice, { kind, on: "2026-12-09" });
        expect(subject + text).not.toMatch(/[{}]/);
        if (kind === "reminder2") expect(text).toMatch(/2\s(dny|dni|days)/);
      }
});

test("a reminder before the due date, or of what is paid in part, claims nothing that is not so", () => {
  for (const kind of ["reminder1", "reminder2", "reminder3"] as const)
    for (const language of locales) {
      const template = defaultTemplate(kind, language, { vatPayer: true });
      const invoice = sampleInvoice({ language, paidMinor: 100_000n });
      const { subject, text } = fillMail(template, invoice, { kind, on: "2026-12-07" });
      expect(subject + text).not.toMatch(/po splatnosti|overdue|nedostali|not received/i);
      expect(text.replaceAll("\u00a0", " ")).toMatch(/1 240,62 (Kč|CZK)|CZK 1,240\.62/);
    }
});

test("our own templates do not promise an attachment: who sends the mail may leave it out", () => {
  for (const kind of templateKinds)
    for (const language of locales)
      for (const vatPayer of [true, false])
        expect(defaultTemplate(kind, language, { vatPayer }).text).not.toMatch(/příloh|príloh|attach|PDF/i);
});

test("the mail of a credit note, and of what is paid, does not ask to be paid", async () => {
  const company = await testCompany();
  for (const invoice of [sampleInvoice(credited), sampleInvoice({ state: "paid", paidMinor: 224_059n })]) {
    const { text, html, inline } = await renderMail(company, invoice, {
      kind: invoice.kind,
      text: "Dobrý den",
    });
    expect(inline).toEqual([]);
    for (const body of [text, html]) {
      expect(body).toContain("Celkem");
      for (const each of ["K úhradě", "Splatnost", "Číslo účtu", "CZ65"]) expect(body).not.toContain(each);
    }
  }
});

test("both bodies say the same, with account, code, page, signature and sender", async () => {
  const company = await testCompany();
  await saveSignature(company, { signatureText: "Anna Dvořáková\n+420 601 234 567" });
  const link = "https://faktury.example/i/abc?x=1&y=2";
  const mail = await renderMail(company, sampleInvoice(), { kind: "reminder1", on: "2026-12-10", link });
  expect(mail.text).toContain(link);
  expect(mail.html).toContain('href="https://faktury.example/i/abc?x=1&amp;y=2"');
  const said = ["20260042", "19-2000145399/0800", "CZ65 0800", "7. 12. 2026", "3 dny"];
  for (const body of [mail.text, mail.html])
    for (const each of [...said, "Anna Dvořáková", "+420 601 234 567", "Lípová 12", "připomínáme"])
      expect(body.replaceAll("\u00a0", " ")).toContain(each);
  expect(mail.inline).toMatchObject([{ contentType: "image/png", filename: "code.png" }]);
});

test("a mail is mixed › alternative › related, its pictures are found, and it is small", async () => {
  const company = await testCompany();
  const { inline, ...said } = await renderMail(company, sampleInvoice(), { kind: "invoice" });
  const from = { name: "Lípa", address: "lipa@firma.example" };
  const pdf = { filename: "faktura.pdf", contentType: "application/pdf", content: Buffer.from("%PDF") };
  const message = { from, to: ["a@b.example"], messageId: "<1@firma.example>", date: new Date(), ...said };
  const mime = Buffer.from(await composeMessage({ ...message, attachments: [...inline, pdf] }));
  const kinds = [...mime.toString("latin1").matchAll(/^Content-Type: ([^;\r]+)/gim)].map(([, kind]) => kind);
  const related = ["multipart/related", "text/html", "image/png"];
  expect(kinds).toEqual([
    "multipart/mixed",
    "multipart/alternative",
    "text/plain",
    ...related,
    "application/pdf",
  ]);
  expect(mime.length).toBeLessThan(100_000);
  expect(Buffer.byteLength(said.html)).toBeLessThan(20_000);
  const parsed = await simpleParser(mime);
  expect(parsed.attachments.map(({ cid, contentDisposition }) => [cid, contentDisposition])).toEqual([
    [inline[0]?.cid, "inline"],
    [undefined, "attachment"],
  ]);
  expect(parsed.html).not.toContain("cid:");
});

test("whatever names and texts hold, the HTML has none of it as HTML", async () => {
  const company = await testCompany();
  await saveSignature(company, { signatureText: EVIL });
  const seller = { ...sampleInvoice().seller, name: EVIL, street: EVIL, registrationNo: EVIL };
  const invoice = sampleInvoice({ number: EVIL, variableSymbol: EVIL, seller, buyer: { ...seller } });
  const mail = await renderMail(company, invoice, {
    ...{ kind: "invoice", text: `${EVIL}\n\n{customer}`, link: `https://x.example/"><script>` },
  });
  for (const each of ["<script", "<img src=x", "</td><script", `"'&{`]) expect(mail.html).not.toContain(each);
  expect(mail.text).toContain(`${EVIL}\n\n{customer}`);
});

test("a page shows it light or dark as asked, with its pictures", async () => {
  const mail = await renderMail(await testCompany(), sampleInvoice(), { kind: "invoice" });
  expect(shownHtml(mail, "dark")).toContain("@media all{");
  expect(shownHtml(mail)).toContain("@media not all{");
  expect(shownHtml(mail)).toContain('src="data:image/png;base64,');
  expect(shownHtml(mail)).not.toContain("cid:");
});

test("own words replace ours for one kind and language, with names in any language, until they are reset", async () => {
  const [company, other] = [await testCompany(), await testCompany()];
  const place = { kind: "invoice", language: "cs" } as const;
  const words = { subject: "Účet {číslo}", text: "Ahoj {zákazník}, {spolu}" };
  await saveTemplate(company, templateSchema.parse({ ...place, ...words }));
  const write = (whose: typeof company, invoice = sampleInvoice()) =>
    writeMail(whose, invoice, { kind: "invoice" });
  expect(await write(company)).toMatchObject({
    subject: "Účet 20260042",
    text: expect.stringMatching(/^Ahoj Nakladatelství Tiché písmo a\.s\., 2.240,62.Kč$/),
  });
  expect((await write(company, sampleInvoice({ language: "sk" }))).subject).toMatch(/^Faktúra/);
  expect((await write(other)).subject).toMatch(/^Faktura/);
  expect((await resetTemplate(company, place)).subject).toBe("Faktura {number} od {company}");
  expect((await write(company)).subject).toMatch(/^Faktura/);
});
