"use server";

import { action } from "#lib/auth/action.ts";
import { saveSignature } from "#lib/sending/templates/save-signature.ts";
import { resetTemplate, saveTemplate } from "#lib/sending/templates/save-template.ts";
import { signatureSchema, templatePlaceSchema, templateSchema } from "#lib/sending/templates/schema.ts";

export const saveTemplateAction = action("company:write", templateSchema, saveTemplate);
export const resetTemplateAction = action("company:write", templatePlaceSchema, resetTemplate);
export const saveSignatureAction = action("company:write", signatureSchema, saveSignature);
