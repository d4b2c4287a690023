import { uploadHandler } from "#lib/auth/action.ts";
import { MAX_UPLOAD_MB } from "#lib/sending/compose/choices.ts";
import { keepUpload } from "#lib/sending/uploads/keep-upload.ts";
import { uploadSchema } from "#lib/sending/uploads/schema.ts";

export const POST = uploadHandler("invoice:send", uploadSchema, keepUpload, MAX_UPLOAD_MB * 1_000_000);
