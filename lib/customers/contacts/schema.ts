import { z } from "zod";
import { emailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { lineOfText } from "#lib/base/text.ts";
import { MAX_CONTACTS } from "./choices.ts";

const invalid = { error: problem("invalid") };
const tick = z.boolean(invalid);

/** Whom a customer's mails go to besides its own address: which of them, and whether as a copy. */
const contactSchema = z.object({
  name: lineOfText(100),
  email: emailAddress,
  forInvoices: tick,
  forReminders: tick,
  copy: tick,
});

/** A customer's contacts, in the order of the form. */
export const contactsSchema = z
  .array(contactSchema, invalid)
  .max(MAX_CONTACTS, problem("tooManyContacts", { max: MAX_CONTACTS }))
  .superRefine((contacts, context) => {
    const seen = new Set<string>();
    contacts.forEach(({ email }, position) => {
      const same = email.toLowerCase();
      if (seen.has(same))
        context.addIssue({ code: "custom", path: [position, "email"], message: problem("addressTwice") });
      seen.add(same);
    });
  });

export type Contact = z.output<typeof contactSchema>;
