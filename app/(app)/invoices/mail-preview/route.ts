import { postHandler } from "#lib/auth/action.ts";
import { previewMail } from "#lib/sending/compose/preview-mail.ts";
import { previewMailSchema } from "#lib/sending/schema.ts";

export const POST = postHandler("invoice:send", previewMailSchema, previewMail, { maxBytes: 200_000 });
