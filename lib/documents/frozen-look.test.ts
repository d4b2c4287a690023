import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { saveLook } from "#lib/company/look/save-look.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import { removePicture, savePicture } from "#lib/company/pictures/save-picture.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDraft } from "#testing/invoices.ts";
import { markPng } from "#testing/pictures.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";

await testDatabase();

const file = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);

async function downloaded(company: ActingCompany, id: string): Promise<Buffer> {
  const invoice = await readInvoice(company, id);
  if (!invoice) throw new Error("there is an invoice");
  return Buffer.from(await renderInvoicePdf(invoice, await readPictures(company, invoice.look)));
}

test("what is issued looks the same for ever, what is not follows the company", async () => {
  const company = await testCompany();
  await saveLook(company, { look: "band", accent: "#9f1239" });
  await savePicture(company, { kind: "logo", file: file(markPng(60)) });
  await savePicture(company, { kind: "signature", file: file(markPng(50)) });
  const [issued, draft] = [await givenDraft(company), await givenDraft(company)];
  await issueInvoice(company, { id: issued });
  const before = { issued: await downloaded(company, issued), draft: await downloaded(company, draft) };

  await saveLook(company, { look: "plain", accent: "#166534" });
  await savePicture(company, { kind: "logo", file: file(markPng(70, [0, 0, 200])) });
  await removePicture(company, { kind: "signature" });
  const after = { issued: await downloaded(company, issued), draft: await downloaded(company, draft) };
  expect(after.issued.equals(before.issued)).toBe(true);
  expect(after.draft.equals(before.draft)).toBe(false);
  expect(after.draft.toString("latin1").match(/\/SMask /g)).toHaveLength(1);
});

test("a picture belongs to its company alone, and the same one twice is kept once", async () => {
  const [mine, foreign] = [await testCompany(), await testCompany("Cizí firma")];
  const { sha256: logo } = await savePicture(mine, { kind: "logo", file: file(markPng(40)) });
  expect(await savePicture(mine, { kind: "signature", file: file(markPng(40)) })).toEqual({ sha256: logo });
  expect(await db().companyPicture.count({ where: { companyId: mine.id } })).toBe(1);
  expect(await readPictures(foreign, { logo, signature: null })).toEqual({});
  const { logo: kept } = await readPictures(mine, { logo, signature: null });
  expect(Buffer.from(kept?.bytes ?? []).equals(markPng(40))).toBe(true);
});

test("the database itself keeps every picture as it was uploaded", async () => {
  const company = await testCompany();
  await savePicture(company, { kind: "logo", file: file(markPng(40)) });
  const mine = { where: { companyId: company.id } };
  const never = "never changed nor deleted";
  await expect(db().companyPicture.updateMany({ ...mine, data: { width: 1 } })).rejects.toThrow(never);
  await expect(db().companyPicture.deleteMany(mine)).rejects.toThrow(never);
});

test("a refused picture leaves the one that is there", async () => {
  const company = await testCompany();
  const { sha256 } = await savePicture(company, { kind: "logo", file: file(markPng(40)) });
  const refused = savePicture(company, { kind: "logo", file: file(markPng(40).subarray(0, 99)) });
  await expect(refused).rejects.toThrow("pictureBroken");
  expect(await db().company.findUnique({ where: { id: company.id } })).toMatchObject({ logo: sha256 });
  const events = await db().auditEvent.findMany({ where: { companyId: company.id } });
  expect(events).toMatchObject([{ event: "company.pictureSaved", details: { kind: "logo", sha256 } }]);
});
