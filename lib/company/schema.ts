import { z } from "zod";
import { type ErrorKey, problem } from "#lib/base/errors.ts";
import { lineOfText, requiredLine } from "#lib/base/text.ts";
import { parseBankAccount } from "./bank-account.ts";
import { parseRegistrationNo } from "./registration-no.ts";

export const countries = ["CZ", "SK"] as const;
type Country = (typeof countries)[number];

const MAX_DUE_DAYS = 365;
const wrongDueDays = problem("wholeNumber", { min: 0, max: MAX_DUE_DAYS });

const invalid = { error: problem("invalid") };
const withoutBlanks = lineOfText(60).transform((text) => text.replace(/\s/g, "").toUpperCase());

/** Empty, or what `parse` makes of it. */
function checked(parse: (text: string) => string | undefined, key: ErrorKey) {
  return withoutBlanks.transform((text, context) => {
    const parsed = text && parse(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: problem(key) });
    return z.NEVER;
  });
}

const swiftShape = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

/** The details of a company: browser and server check the same. Numbers come out without blanks. */
export const companySchema = z
  .object({
    name: requiredLine(200),
    street: lineOfText(200),
    city: lineOfText(100),
    postcode: lineOfText(12),
    country: z.enum(countries, invalid),
    registrationNo: checked(parseRegistrationNo, "registrationNo"),
    taxNo: withoutBlanks,
    vatNo: withoutBlanks,
    vatPayer: z.boolean(invalid),
    registerEntry: lineOfText(300),
    // Which country a bare account number belongs to is known only with the whole form.
    iban: checked((text) => parseBankAccount(text, "CZ") && text, "bankAccount"),
    swift: checked((text) => (swiftShape.test(text) ? text : undefined), "swift"),
    dueDays: z
      .string(invalid)
      .trim()
      .regex(/^\d{1,3}$/, wrongDueDays)
      .transform(Number)
      .refine((days) => days <= MAX_DUE_DAYS, wrongDueDays),
  })
  .superRefine((company, context) => {
    const refuse = (path: "taxNo" | "vatNo", key: ErrorKey | undefined) => {
      if (key) context.addIssue({ code: "custom", path: [path], message: problem(key) });
    };
    refuse("taxNo", problemOfTaxNo(company));
    refuse("vatNo", problemOfVatNo(company));
  })
  .transform((company) => ({ ...company, iban: parseBankAccount(company.iban, company.country) ?? "" }));

export type CompanyForm = z.input<typeof companySchema>;
export type CompanyDetails = z.output<typeof companySchema>;

type TaxStatus = { country: Country; taxNo: string; vatNo: string; vatPayer: boolean };

function problemOfTaxNo({ country, taxNo, vatPayer }: TaxStatus): ErrorKey | undefined {
  if (taxNo === "") return vatPayer && country === "CZ" ? "vatPayerNeedsTaxNo" : undefined;
  if (country === "CZ") return /^CZ\d{8,10}$/.test(taxNo) ? undefined : "taxNoCz";
  return /^\d{10}$/.test(taxNo) ? undefined : "taxNoSk";
}

function problemOfVatNo({ country, vatNo, vatPayer }: TaxStatus): ErrorKey | undefined {
  if (vatNo === "") return vatPayer && country === "SK" ? "vatPayerNeedsVatNo" : undefined;
  return /^SK\d{10}$/.test(vatNo) ? undefined : "vatNoSk";
}
