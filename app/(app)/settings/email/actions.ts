"use server";

import { action } from "#lib/auth/action.ts";
import { requestLocale } from "#lib/auth/request-intl.ts";
import { sendingTimesSchema } from "#lib/company/sending-times/schema.ts";
import { checkMailboxForPerson } from "#lib/mailbox/check-mailbox.ts";
import { chooseDefaultMailbox } from "#lib/mailbox/choose-default.ts";
import { removeMailbox } from "#lib/mailbox/remove-mailbox.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { mailboxIdSchema, mailboxSchema, mailboxTestSchema, sendingSchema } from "#lib/mailbox/schema.ts";
import { switchSending } from "#lib/mailbox/switch-sending.ts";
import { testMailbox } from "#lib/mailbox/test-mailbox.ts";
import { saveTimes } from "#lib/sending/reminders/save-times.ts";

export const saveMailboxAction = action("mailbox:write", mailboxSchema, saveMailbox);

export const testMailboxAction = action("mailbox:write", mailboxTestSchema, async (company, input) =>
  testMailbox(company, input, await requestLocale()),
);

export const checkMailboxAction = action("mailbox:write", mailboxIdSchema, checkMailboxForPerson);

export const chooseDefaultAction = action("mailbox:write", mailboxIdSchema, chooseDefaultMailbox);

export const removeMailboxAction = action("mailbox:write", mailboxIdSchema, removeMailbox);

export const switchSendingAction = action("mailbox:write", sendingSchema, (company, { enabled }) =>
  switchSending(company, enabled),
);

export const saveSendingTimesAction = action("mailbox:write", sendingTimesSchema, saveTimes);
