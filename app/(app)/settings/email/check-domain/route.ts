import { postHandler } from "#lib/auth/action.ts";
import { checkMailboxDomain } from "#lib/mailbox/domain-check/check-mailbox-domain.ts";
import { mailboxIdSchema } from "#lib/mailbox/schema.ts";

export const POST = postHandler("mailbox:write", mailboxIdSchema, checkMailboxDomain);
