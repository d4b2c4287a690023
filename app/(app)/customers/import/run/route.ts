import { uploadHandler } from "#lib/auth/action.ts";
import { MAX_FILE_BYTES } from "#lib/customers/import/choices.ts";
import { importCustomers } from "#lib/customers/import/import-customers.ts";
import { importSchema } from "#lib/customers/import/schema.ts";

export const POST = uploadHandler("customer:write", importSchema, importCustomers, MAX_FILE_BYTES);
