import { countryCodes, countryName } from "#lib/base/countries.ts";
import type { Problem } from "#lib/base/errors.ts";
import { localeNames, locales } from "#lib/base/locale.ts";
import { fold } from "#lib/base/search-words.ts";
import { newCustomer } from "../customer-values.ts";
import { type CustomerInput, customerSchema } from "../schema.ts";
import { type ImportColumns, type ImportField, importFields } from "./choices.ts";

export type RowProblem = { field: ImportField; problem: Problem };
export type CheckedRow = { customer: CustomerInput } | { problems: RowProblem[] };

/**
 * Reads the cells of a row as the form would read its fields. What the file does not say is as for a new customer
 * of that country; `home` is the company's own.
 */
export function checkRow(cells: string[], columns: ImportColumns, home: string): CheckedRow {
  const cell = (field: ImportField) => (cells[columns[field] ?? -1] ?? "").trim();
  const country = codeOfCountry(cell("country")) || home;
  const usual = newCustomer(country === "CZ" || country === "SK" ? country : home);
  const checked = customerSchema.safeParse({
    ...{ name: cell("name"), street: cell("street"), city: cell("city"), postcode: cell("postcode") },
    ...{ registrationNo: cell("registrationNo"), taxNo: cell("taxNo"), vatNo: cell("vatNo") },
    ...{ email: cell("email"), country },
    language: codeOfLanguage(cell("language")) || usual.language,
    currency: codeOfCurrency(cell("currency")) || usual.currency,
  });
  return checked.success ? { customer: checked.data } : { problems: problemsOf(checked.error.issues) };
}

type Issue = { path: PropertyKey[]; message: string };

function problemsOf(issues: Issue[]): RowProblem[] {
  return issues.map(({ path, message }) => ({
    field: importFields.find((field) => field === path[0]) ?? "name",
    problem: message,
  }));
}

const codes = new Map<string, string>();

/** "Česko", "Slovak Republic", "de" → the code; what is none stays, for the schema to refuse. */
function codeOfCountry(text: string): string {
  if (codes.size === 0) {
    for (const code of countryCodes)
      for (const locale of locales) codes.set(fold(countryName(code, locale)), code);
    for (const name of ["ceska republika", "czech republic", "cesko (cr)", "cr"]) codes.set(name, "CZ");
    for (const name of ["slovenska republika", "slovak republic", "sr"]) codes.set(name, "SK");
  }
  return codes.get(fold(text)) ?? text.toUpperCase();
}

function codeOfLanguage(text: string): string {
  const wanted = fold(text);
  const byName = locales.find((locale) => fold(localeNames[locale]) === wanted);
  return byName ?? languages[wanted] ?? wanted;
}

const languages: Record<string, string> = {
  cz: "cs",
  czech: "cs",
  cesky: "cs",
  slovak: "sk",
  slovensky: "sk",
  slovenstina: "sk",
  anglicky: "en",
  anglictina: "en",
};

const codeOfCurrency = (text: string) =>
  ({ KČ: "CZK", "€": "EUR", $: "USD", "£": "GBP" })[text.toUpperCase()] ?? text.toUpperCase();
