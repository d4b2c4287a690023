import { setInterval as every } from "node:timers/promises";
import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer } from "#testing/invoices.ts";
import { listCustomers } from "../list-customers.ts";
import { MAX_FILE_BYTES, MAX_ROWS } from "./choices.ts";
import { importCustomers } from "./import-customers.ts";
import { previewImport } from "./preview-import.ts";
import { importPreviewSchema } from "./schema.ts";

await testDatabase();

const HEADING = "Název;IČO;E-mail;Obec;Země;Jazyk;Měna";
const fileOf = (...rows: string[]) => new Blob([[HEADING, ...rows].join("\r\n")]);
const columns = { name: 0, registrationNo: 1, email: 2, city: 3, country: 4, language: 5, currency: 6 };

const namesOf = async (company: ActingCompany) => (await listCustomers(company)).rows.map(({ name }) => name);

/** Looks at a file, and takes it over with the columns as they were guessed. */
async function lookAndImport(company: ActingCompany, file: Blob, addKnown = false) {
  const preview = await previewImport(company, { file });
  return { preview, result: await importCustomers(company, { file, columns: preview.columns, addKnown }) };
}

test("customers are seen before anything is stored, then stored, and found", async () => {
  const company = await testCompany();
  const file = fileOf("Řeznictví U Dubu;25164716;u@dub.example;Brno;;;", "Čajovna;;;Košice;Slovensko;;Eur");
  const preview = await previewImport(company, { file });
  expect(preview).toMatchObject({
    columns,
    counts: { new: 2, existing: 0, repeated: 0, bad: 0 },
    problems: [],
  });
  expect(preview.first[0]).toMatchObject({
    name: "Řeznictví U Dubu",
    registrationNo: "25164716",
    city: "Brno",
  });
  expect(await namesOf(company)).toEqual([]);

  expect(await importCustomers(company, { file, columns, addKnown: false })).toEqual({
    ...{ added: 2, skipped: 0, bad: 0 },
  });
  expect((await listCustomers(company, { search: "reznictvi brno" })).rows).toHaveLength(1);
  const slovak = await db().customer.findFirst({ where: { companyId: company.id, name: "Čajovna" } });
  expect(slovak).toMatchObject({ country: "SK", language: "sk", currency: "EUR" });
  const event = await db().auditEvent.findFirstOrThrow({ where: { companyId: company.id } });
  expect(event).toMatchObject({ event: "customers.imported", userId: company.userId });
});

test("each bad row is told with its line, column and sentence, and the good ones are taken over", async () => {
  const company = await testCompany();
  const rows = [
    "Dobrá;;;;;;",
    ";25164717;bez zavináče;;Atlantida;;",
    ";;;;;;",
    '"Dva\r\nřádky";;;;;;',
    "Po nich;;;;;;Kčs",
  ];
  const { preview, result } = await lookAndImport(company, fileOf(...rows));
  expect(preview.problems.map(({ line, field, problem }) => `${line} ${field} ${problem}`)).toEqual([
    "3 name required",
    "3 country invalid",
    "3 email addressSpaces",
    "5 name controlCharacters",
    "7 currency invalid",
  ]);
  expect(preview.counts).toEqual({ new: 1, existing: 0, repeated: 0, bad: 3 });
  expect(result).toEqual({ added: 1, skipped: 0, bad: 3 });
  expect(await namesOf(company)).toEqual(["Dobrá"]);
});

test("who is here already is skipped, by the company ID, else by the name; another company's do not count", async () => {
  const [company, stranger] = [await testCompany(), await testCompany("Cizí firma")];
  await givenCustomer(company, { name: "Kavárna", registrationNo: "25164716" });
  await givenCustomer(company, { name: "Jan Novák", registrationNo: "", taxNo: "" });
  await givenCustomer(stranger, { name: "Cizí", registrationNo: "27074358" });
  const file = fileOf(
    "Jiný název;25164716;;;;;",
    "JAN  NOVAK;;;;;;",
    "Kavárna;27074358;;;;;",
    "Cizí;;;;;;",
    "Cizí;;;;;;",
  );
  const { preview, result } = await lookAndImport(company, file);
  expect(preview.counts).toEqual({ new: 2, existing: 2, repeated: 1, bad: 0 });
  expect(result).toEqual({ added: 2, skipped: 3, bad: 0 });
  expect(await namesOf(company)).toEqual(["Cizí", "Jan Novák", "Kavárna", "Kavárna"]);
  expect(await namesOf(stranger)).toEqual(["Cizí"]);

  expect((await lookAndImport(company, file)).result).toEqual({ added: 0, skipped: 5, bad: 0 });
  expect((await lookAndImport(company, file, true)).result).toEqual({ added: 5, skipped: 0, bad: 0 });
});

test("of two imports at once the second finds the customers of the first", async () => {
  const company = await testCompany();
  const input = { file: fileOf("Čajovna;;;;;;", "Kavárna;;;;;;"), columns, addKnown: false };
  const results = await Promise.all([importCustomers(company, input), importCustomers(company, input)]);
  expect(results.map(({ added }) => added).sort()).toEqual([0, 2]);
  expect(await namesOf(company)).toEqual(["Čajovna", "Kavárna"]);
});

test("formulas are texts like any other", async () => {
  const company = await testCompany();
  const names = ["=cmd|' /C calc'!A0", "+420 Invest", "-1 s.r.o.", "@zavináč"];
  await lookAndImport(company, fileOf(...names.map((name) => `${name};;;;;;`)));
  expect((await namesOf(company)).toSorted()).toEqual(names.toSorted());
});

test("a file that breaks off on the way leaves nothing behind", async () => {
  const company = await testCompany();
  const file = fileOf(...Array.from({ length: 1000 }, (_, index) => `Firma ${index};;;;;;`), '"nedokončená');
  const broken = { problem: "csvQuoteOpen?line=1002" };
  await expect(importCustomers(company, { file, columns, addKnown: false })).rejects.toMatchObject(broken);
  expect(await namesOf(company)).toEqual([]);
});

test("without a column for the name nothing is judged and nothing imported", async () => {
  const company = await testCompany();
  const file = new Blob(["Poznámka;Sleva\nx;1\n"]);
  const { counts, heads } = await previewImport(company, { file });
  expect({ counts, heads }).toEqual({
    counts: { new: 0, existing: 0, repeated: 0, bad: 0 },
    heads: ["Poznámka", "Sleva"],
  });
  const input = { file, columns: {}, addKnown: false };
  await expect(importCustomers(company, input)).rejects.toMatchObject({ problem: "csvNameColumn" });
});

test("empty and too large files are refused with a sentence", async () => {
  const company = await testCompany();
  await expect(previewImport(company, { file: new Blob([]) })).rejects.toMatchObject({ problem: "csvEmpty" });
  const large = importPreviewSchema.safeParse({ file: new Blob([new Uint8Array(MAX_FILE_BYTES + 1)]) });
  expect(large.error?.issues.map(({ message }) => message)).toEqual(["csvTooLarge?max=16"]);
  const many = new Blob([`Název\n${"A\n".repeat(MAX_ROWS + 1)}`]);
  await expect(previewImport(company, { file: many })).rejects.toMatchObject({
    problem: `csvTooManyRows?max=${MAX_ROWS}`,
  });
});

test("a file with 100,000 rows is looked at while the process stays awake", async () => {
  const company = await testCompany();
  const rows = Array.from(
    { length: MAX_ROWS },
    (_, index) => `Firma ${index} s.r.o.;;f${index}@firma.example;Brno;;;`,
  );
  const done = new AbortController();
  const longest = longestWork(done.signal);
  const { counts } = await previewImport(company, { file: fileOf(...rows) });
  done.abort();
  expect(counts.new).toBe(MAX_ROWS);
  expect(await longest).toBeLessThan(1000);
}, 60_000);

/** The longest work without anybody else's turn, in milliseconds of this thread's processor time. */
async function longestWork(signal: AbortSignal): Promise<number> {
  const now = () => Object.values(process.threadCpuUsage()).reduce((sum, micros) => sum + micros / 1_000, 0);
  let [longest, last] = [0, now()];
  try {
    for await (const _ of every(5, undefined, { signal })) {
      longest = Math.max(longest, now() - last);
      last = now();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return Math.max(longest, now() - last);
}
