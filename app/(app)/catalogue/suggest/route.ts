import { postHandler } from "#lib/auth/action.ts";
import { suggestionSchema } from "#lib/catalogue/schema.ts";
import { suggestItems } from "#lib/catalogue/suggest-items.ts";

export const POST = postHandler("catalogue:read", suggestionSchema, suggestItems);
