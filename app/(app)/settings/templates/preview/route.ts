import { postHandler } from "#lib/auth/action.ts";
import { previewTemplate } from "#lib/sending/templates/preview-template.ts";
import { templateDraftSchema } from "#lib/sending/templates/schema.ts";

export const POST = postHandler("company:write", templateDraftSchema, previewTemplate);
