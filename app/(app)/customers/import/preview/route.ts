import { uploadHandler } from "#lib/auth/action.ts";
import { MAX_FILE_BYTES } from "#lib/customers/import/choices.ts";
import { previewImport } from "#lib/customers/import/preview-import.ts";
import { importPreviewSchema } from "#lib/customers/import/schema.ts";

export const POST = uploadHandler("customer:write", importPreviewSchema, previewImport, MAX_FILE_BYTES);
