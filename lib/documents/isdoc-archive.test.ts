import { expect, test } from "vitest";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { allOf } from "#testing/all-of.ts";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { readZip } from "#testing/zip.ts";
import { renderIsdoc } from "./isdoc/render-isdoc.ts";
import { isdocArchive } from "./isdoc-archive.ts";
import { isIssued } from "./issued-invoice.ts";

async function* pagesOf(...pages: Invoice[][]) {
  yield* pages;
}
const filesOf = async (...pages: Invoice[][]) =>
  readZip(Buffer.concat(await allOf(isdocArchive(pagesOf(...pages), "cs"))));

test("issued documents are in it as they are downloaded one by one; drafts and cancelled ones are not", async () => {
  const issued = sampleInvoice();
  const draft = sampleInvoice({ state: "draft", number: null, issuedOn: null });
  const cancelled = sampleInvoice({ state: "cancelled", number: "20260043" });
  const files = await filesOf([issued, draft], [cancelled]);
  expect([...files.keys()]).toEqual(["faktura-20260042.isdoc"]);
  if (!isIssued(issued)) throw new Error("the sample is issued");
  expect(files.get("faktura-20260042.isdoc")?.equals(renderIsdoc(issued))).toBe(true);
});

test("numbers that make the same name are kept apart", async () => {
  const files = await filesOf(["2026/1", "2026-1", "2026.1"].map((number) => sampleInvoice({ number })));
  expect([...files.keys()]).toEqual([
    "faktura-2026-1.isdoc",
    "faktura-2026-1-2.isdoc",
    "faktura-2026-1-3.isdoc",
  ]);
});

test("where nothing is issued, a text says so", async () => {
  expect((await filesOf()).get("isdoc.txt")?.toString()).toContain("žádný vystavený");
});
