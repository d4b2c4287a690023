import { z } from "zod";
import { type ErrorKey, problem } from "#lib/base/errors.ts";
import { checkedText, lineOfText, requiredLine, textBlock, withoutBlanks } from "#lib/base/text.ts";
import type { VatStatus } from "#prisma/client/enums.ts";
import { accountsSchema, keptAccounts, twinsOf } from "./accounts/schema.ts";
import { MAX_NOTE, vatStatuses } from "./choices.ts";
import { parseRegistrationNo } from "./registration-no.ts";

export const countries = ["CZ", "SK"] as const;
type Country = (typeof countries)[number];

const MAX_DUE_DAYS = 365;
const wrongDueDays = problem("wholeNumber", { min: 0, max: MAX_DUE_DAYS });

const invalid = { error: problem("invalid") };

/** The details of a company: browser and server check the same. Numbers come out without blanks. */
export const companySchema = z
  .object({
    name: requiredLine(200),
    street: lineOfText(200),
    city: lineOfText(100),
    postcode: lineOfText(12),
    country: z.enum(countries, invalid),
    registrationNo: checkedText(parseRegistrationNo, "registrationNo"),
    taxNo: withoutBlanks(),
    vatNo: withoutBlanks(),
    vatStatus: z.enum(vatStatuses, invalid),
    registerEntry: lineOfText(300),
    bankAccounts: accountsSchema,
    invoiceNote: textBlock(MAX_NOTE),
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
    for (const position of twinsOf(company.bankAccounts, company.country))
      context.addIssue({
        ...{ code: "custom", message: problem("accountTwice") },
        path: ["bankAccounts", position, "iban"],
      });
  })
  .transform((company) => ({
    ...company,
    bankAccounts: keptAccounts(company.bankAccounts, company.country),
  }));

export type CompanyForm = z.input<typeof companySchema>;
export type CompanyDetails = z.output<typeof companySchema>;

type TaxStatus = { country: Country; taxNo: string; vatNo: string; vatStatus: VatStatus };

const needsTaxNo = {
  payer: "vatPayerNeedsTaxNo",
  identified: "identifiedNeedsTaxNo",
  nonPayer: undefined,
} as const;
const needsVatNo = {
  payer: "vatPayerNeedsVatNo",
  identified: "identifiedNeedsVatNo",
  nonPayer: undefined,
} as const;

function problemOfTaxNo({ country, taxNo, vatStatus }: TaxStatus): ErrorKey | undefined {
  if (taxNo === "") return country === "CZ" ? needsTaxNo[vatStatus] : undefined;
  if (country === "CZ") return /^CZ\d{8,10}$/.test(taxNo) ? undefined : "taxNoCz";
  return /^\d{10}$/.test(taxNo) ? undefined : "taxNoSk";
}

function problemOfVatNo({ country, vatNo, vatStatus }: TaxStatus): ErrorKey | undefined {
  if (vatNo === "") return country === "SK" ? needsVatNo[vatStatus] : undefined;
  return /^SK\d{10}$/.test(vatNo) ? undefined : "vatNoSk";
}
