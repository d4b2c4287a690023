"use server";

import { action } from "#lib/auth/action.ts";
import { deleteItem } from "#lib/catalogue/delete-item.ts";
import { keepLine, saveItem } from "#lib/catalogue/save-item.ts";
import { catalogueItemIdSchema, catalogueItemSchema } from "#lib/catalogue/schema.ts";

export const saveItemAction = action("catalogue:write", catalogueItemSchema, saveItem);
export const keepLineAction = action("catalogue:write", catalogueItemSchema, keepLine);
export const deleteItemAction = action("catalogue:write", catalogueItemIdSchema, deleteItem);
