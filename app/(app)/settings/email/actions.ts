"use server";

import { action } from "#lib/auth/action.ts";
import { requestLocale } from "#lib/auth/request-intl.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { mailboxSchema, mailboxTestSchema, sendingSchema } from "#lib/mailbox/schema.ts";
import { switchSending } from "#lib/mailbox/switch-sending.ts";
import { testMailbox } from "#lib/mailbox/test-mailbox.ts";

export const saveMailboxAction = action("mailbox:write", mailboxSchema, saveMailbox);

export const testMailboxAction = action("mailbox:write", mailboxTestSchema, async (company, input) =>
  testMailbox(company, input, await requestLocale()),
);

export const switchSendingAction = action("mailbox:write", sendingSchema, (company, { enabled }) =>
  switchSending(company, enabled),
);
