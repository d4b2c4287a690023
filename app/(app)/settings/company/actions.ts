"use server";

import { action } from "#lib/auth/action.ts";
import { companyForm } from "#lib/company/company-form.ts";
import { saveCompany } from "#lib/company/save-company.ts";
import { companySchema } from "#lib/company/schema.ts";
import { saveNumberPatterns } from "#lib/invoices/numbering/save-number-patterns.ts";
import { numberPatternsSchema } from "#lib/invoices/numbering/schema.ts";

export const saveCompanyAction = action("company:write", companySchema, async (company, details) =>
  companyForm(await saveCompany(company, details)),
);

export const saveNumberPatternsAction = action("company:write", numberPatternsSchema, saveNumberPatterns);
