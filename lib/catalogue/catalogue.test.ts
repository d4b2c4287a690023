import { beforeAll, expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { makeVatPayer } from "#testing/invoices.ts";
import { deleteItem } from "./delete-item.ts";
import { itemValues } from "./item-values.ts";
import { listItems } from "./list-items.ts";
import { readItem } from "./read-item.ts";
import { keepLine, saveItem } from "./save-item.ts";
import { type CatalogueItemForm, catalogueItemSchema } from "./schema.ts";
import { suggestItems } from "./suggest-items.ts";

await testDatabase();

const desk: CatalogueItemForm = {
  ...{ description: "Stůl z masivu", unit: "ks", unitPrice: "1 210,00", currency: "CZK" },
  ...{ priceWithVat: true, vatRate: "21" },
};
const parsed = (fields: Partial<CatalogueItemForm> = {}) => catalogueItemSchema.parse({ ...desk, ...fields });
const inInvoice = { currency: "CZK", charged: true, pricesWithVat: false };

async function payer(): Promise<ActingCompany> {
  const company = await testCompany();
  await makeVatPayer(company);
  return company;
}

test("an item is saved, changed and deleted", async () => {
  const company = await payer();
  const { id } = await saveItem(company, parsed());
  const item = await readItem(company, id);
  expect(item).toMatchObject({ unitPriceMinor: 121_000n, priceWithVat: true, vatRate: "21", unit: "ks" });
  const form = { ...desk, unitPrice: "1300,5", id };
  await saveItem(company, catalogueItemSchema.parse(form));
  const changed = await readItem(company, id);
  expect(changed && itemValues(changed, "cs")).toEqual({ ...desk, id, unitPrice: "1300,50" });
  await deleteItem(company, { id });
  expect(await readItem(company, id)).toBeNull();
  await expect(deleteItem(company, { id })).rejects.toMatchObject({ problem: "notFound" });
});

test("another company's item is not there: not to read, not to change, not to delete", async () => {
  const [owner, stranger] = [await payer(), await testCompany("Cizí firma s.r.o.")];
  const { id } = await saveItem(owner, parsed());
  expect(await readItem(stranger, id)).toBeNull();
  await expect(saveItem(stranger, parsed({ id }))).rejects.toMatchObject({ problem: "notFound" });
  await expect(deleteItem(stranger, { id })).rejects.toMatchObject({ problem: "notFound" });
  expect(await suggestItems(stranger, { ...inInvoice, search: "stůl" })).toEqual([]);
  expect((await listItems(stranger)).rows).toEqual([]);
  expect(await readItem(owner, "1' OR '1'='1")).toBeNull();
});

test("whoever pays no VAT keeps the usual rate and a price without VAT", async () => {
  const company = await testCompany();
  const { id } = await saveItem(company, parsed({ vatRate: "0" }));
  expect(await readItem(company, id)).toMatchObject({ priceWithVat: false, vatRate: "21" });
  const [found] = await suggestItems(company, { ...inInvoice, charged: false, search: "stul" });
  expect(found?.unitPrice).toBe("1210.00");
});

test("a line that is kept twice is one item, with the later price", async () => {
  const company = await payer();
  const first = await keepLine(company, parsed({ unitPrice: "100" }));
  const second = await keepLine(company, parsed({ unitPrice: "200" }));
  const other = await keepLine(company, parsed({ unit: "m2" }));
  expect([first.isNew, second.isNew, other.isNew]).toEqual([true, false, true]);
  expect(second.id).toBe(first.id);
  expect(await readItem(company, first.id)).toMatchObject({ unitPriceMinor: 20_000n });
});

test.each([
  ["empty", { description: " ", unitPrice: "" }, { description: "required", unitPrice: "required" }],
  ["too many places", { unitPrice: "1,234" }, { unitPrice: "decimalPlaces?max=2" }],
  ["no number", { unitPrice: "=1+1" }, { unitPrice: "numberFormat" }],
  ["too large", { unitPrice: "9999999999999" }, { unitPrice: "numberTooLarge" }],
  ["a negative rate", { vatRate: "-21" }, { vatRate: "numberFormat" }],
  ["a rate beyond all", { vatRate: "101" }, { vatRate: "numberTooLarge" }],
  ["an unknown currency", { currency: "XXX" as "CZK" }, { currency: "invalid" }],
  ["too long", { description: "ž".repeat(1001), unit: "m".repeat(21) }, { description: "tooLong?max=1000" }],
])("what is %s is refused at its field", (_, fields, problems) => {
  const { error } = catalogueItemSchema.safeParse({ ...desk, ...fields });
  const found = Object.fromEntries(error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
  expect(found).toMatchObject(problems);
});

test("the longest description is kept and found", async () => {
  const company = await payer();
  const description = `${"č".repeat(999)}…`;
  const { id } = await saveItem(company, parsed({ description }));
  expect((await listItems(company, { search: "CCCC" })).rows.map((row) => row.id)).toEqual([id]);
});

test("every item is on exactly one page, also when many are called the same", async () => {
  const company = await payer();
  const { id: _id, ...row } = await db().catalogueItem.findUniqueOrThrow({
    where: { id: (await saveItem(company, parsed())).id },
  });
  await db().catalogueItem.createMany({
    data: Array.from({ length: 119 }, () => ({ ...row, id: newUuid() })),
  });
  const seen = new Set<string>();
  let after: string | null = "";
  for (let pages = 0; after !== null && pages < 5; pages += 1) {
    const page: Awaited<ReturnType<typeof listItems>> = await listItems(company, { after });
    for (const { id } of page.rows) seen.add(id);
    after = page.next;
  }
  expect(seen.size).toBe(120);
});

let shop: ActingCompany;
beforeAll(async () => {
  shop = await payer();
  await saveItem(shop, parsed({ description: "Židle dubová", unitPrice: "1000", priceWithVat: false }));
  await saveItem(shop, parsed({ description: "Židle buková", vatRate: "12", unitPrice: "112" }));
  await saveItem(shop, parsed({ description: "Chair, oak", currency: "EUR", unitPrice: "40" }));
});

const prices = async (search: string, terms: Partial<typeof inInvoice> = {}) =>
  (await suggestItems(shop, { ...inInvoice, ...terms, search })).map((item) => [
    item.description,
    item.unitPrice,
  ]);

test("what is being typed is found by beginnings of words, without case and accents, by the alphabet", async () => {
  expect(await prices("ZID")).toEqual([
    ["Židle buková", "100.00"],
    ["Židle dubová", "1000.00"],
  ]);
  expect(await prices("dub žid")).toEqual([["Židle dubová", "1000.00"]]);
  expect(await prices("dle")).toEqual([]);
  expect(await prices(" … ")).toEqual([]);
});

test("prices are with or without VAT as those of the invoice are", async () => {
  expect(await prices("zidle", { pricesWithVat: true })).toEqual([
    ["Židle buková", "112.00"],
    ["Židle dubová", "1210.00"],
  ]);
  // Where no VAT is charged, its amount is no part of the price.
  expect(await prices("buk", { charged: false, pricesWithVat: true })).toEqual([["Židle buková", "100.00"]]);
});

test("in another currency the price stays empty", async () => {
  expect(await prices("chair")).toEqual([["Chair, oak", ""]]);
  expect(await prices("chair", { currency: "EUR", pricesWithVat: true })).toEqual([["Chair, oak", "40.00"]]);
});
