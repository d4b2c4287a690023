"use server";

import { action } from "#lib/auth/action.ts";
import { companyForm } from "#lib/company/company-form.ts";
import { saveLook } from "#lib/company/look/save-look.ts";
import { lookSchema } from "#lib/company/look/schema.ts";
import { removePicture } from "#lib/company/pictures/save-picture.ts";
import { pictureKindSchema } from "#lib/company/pictures/schema.ts";
import { saveCompany } from "#lib/company/save-company.ts";
import { companySchema } from "#lib/company/schema.ts";
import { saveNumberPatterns } from "#lib/invoices/numbering/save-number-patterns.ts";
import { numberPatternsSchema } from "#lib/invoices/numbering/schema.ts";
import { saveCustomerView } from "#lib/sending/links/customer-view.ts";
import { customerViewSchema } from "#lib/sending/links/schema.ts";

export const saveCompanyAction = action("company:write", companySchema, async (company, details) =>
  companyForm(await saveCompany(company, details)),
);

export const saveLookAction = action("company:write", lookSchema, saveLook);
export const removePictureAction = action("company:write", pictureKindSchema, removePicture);

export const saveNumberPatternsAction = action("company:write", numberPatternsSchema, saveNumberPatterns);
export const saveCustomerViewAction = action("company:write", customerViewSchema, saveCustomerView);
