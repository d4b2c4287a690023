"use server";

import { action } from "#lib/auth/action.ts";
import { importCustomers } from "#lib/customers/import/import-customers.ts";
import { previewImport } from "#lib/customers/import/preview-import.ts";
import { importPreviewSchema, importSchema } from "#lib/customers/import/schema.ts";

export const previewImportAction = action("customer:write", importPreviewSchema, previewImport);
export const importCustomersAction = action("customer:write", importSchema, importCustomers);
