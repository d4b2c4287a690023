import { postHandler } from "#lib/auth/action.ts";
import { admitDomainCheck } from "#lib/auth/limits/search-limits.ts";
import { checkMailboxDomain } from "#lib/mailbox/domain-check/check-mailbox-domain.ts";
import { mailboxIdSchema } from "#lib/mailbox/schema.ts";

export const POST = postHandler("mailbox:write", mailboxIdSchema, (company, input, signal) =>
  checkMailboxDomain(company, input, { signal, admit: () => admitDomainCheck(company.id) }),
);
