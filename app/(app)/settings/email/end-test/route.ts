import { postHandler } from "#lib/auth/action.ts";
import { endTest } from "#lib/mailbox/running-tests.ts";
import { testRunSchema } from "#lib/mailbox/schema.ts";

export const POST = postHandler("mailbox:write", testRunSchema, endTest);
