import { postHandler } from "#lib/auth/action.ts";
import { keepUnsaved } from "#lib/invoices/unsaved/keep-unsaved.ts";
import { keepSchema, MAX_UNSAVED_BYTES } from "#lib/invoices/unsaved/schema.ts";

export const POST = postHandler("invoice:write", keepSchema, keepUnsaved, { maxBytes: MAX_UNSAVED_BYTES });
