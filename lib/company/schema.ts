import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { lineOfText, requiredLine } from "#lib/base/text.ts";
import { parseBankAccount } from "./bank-account.ts";
import { parseRegistrationNo } from "./registration-no.ts";

export const countries = ["CZ", "SK"] as const;

const taxNoShapes = { CZ: /^CZ\d{8,10}$/, SK: /^\d{10}$/ };
const MAX_DUE_DAYS = 365;

const withoutBlanks = lineOfText(60).transform((text) => text.replace(/\s/g, "").toUpperCase());

/** The details of a company: browser and server check the same. Numbers come out without blanks. */
export const companySchema = z
  .object({
    name: requiredLine(200),
    street: lineOfText(200),
    city: lineOfText(100),
    postcode: lineOfText(12),
    country: z.enum(countries, { error: problem("invalid") }),
    registrationNo: lineOfText(20),
    taxNo: withoutBlanks,
    vatNo: withoutBlanks,
    vatPayer: z.boolean({ error: problem("invalid") }),
    registerEntry: lineOfText(300),
    iban: lineOfText(60),
    swift: withoutBlanks,
    dueDays: z
      .string({ error: problem("invalid") })
      .trim()
      .regex(/^\d{1,3}$/, problem("wholeNumber", { min: 0, max: MAX_DUE_DAYS }))
      .transform(Number)
      .refine((days) => days <= MAX_DUE_DAYS, problem("wholeNumber", { min: 0, max: MAX_DUE_DAYS })),
  })
  .transform((company, context) => {
    const refuse = (field: keyof typeof company, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    const registrationNo = company.registrationNo && parseRegistrationNo(company.registrationNo);
    if (registrationNo === undefined) refuse("registrationNo", problem("registrationNo"));
    const iban = company.iban && parseBankAccount(company.iban, company.country);
    if (iban === undefined) refuse("iban", problem("bankAccount"));
    if (company.swift && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(company.swift))
      refuse("swift", problem("swift"));
    const tax = problemOfTaxNo(company);
    if (tax) refuse("taxNo", tax);
    const vat = problemOfVatNo(company);
    if (vat) refuse("vatNo", vat);
    return { ...company, registrationNo: registrationNo ?? "", iban: iban ?? "" };
  });

export type CompanyForm = z.input<typeof companySchema>;
export type CompanyDetails = z.output<typeof companySchema>;

type TaxStatus = { country: "CZ" | "SK"; taxNo: string; vatNo: string; vatPayer: boolean };

function problemOfTaxNo({ country, taxNo, vatPayer }: TaxStatus): string | undefined {
  if (taxNo === "") return vatPayer && country === "CZ" ? problem("vatPayerNeedsTaxNo") : undefined;
  if (taxNoShapes[country].test(taxNo)) return undefined;
  return country === "CZ" ? problem("taxNoCz") : problem("taxNoSk");
}

function problemOfVatNo({ country, vatNo, vatPayer }: TaxStatus): string | undefined {
  if (vatNo === "") return vatPayer && country === "SK" ? problem("vatPayerNeedsVatNo") : undefined;
  return /^SK\d{10}$/.test(vatNo) ? undefined : problem("vatNoSk");
}
