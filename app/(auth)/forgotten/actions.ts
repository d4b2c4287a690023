"use server";

import { publicAction } from "#lib/auth/action.ts";
import { askOwnReset } from "#lib/auth/reset/ask-own-reset.ts";
import { askResetSchema } from "#lib/auth/reset/schema.ts";

export const askResetAction = publicAction(askResetSchema, askOwnReset);
