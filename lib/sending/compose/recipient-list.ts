import { z } from "zod";
import { eachAddressOnce, emailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { MAX_RECIPIENTS } from "./choices.ts";

/** Addresses as they were typed; each comes out once, whatever its case. */
export const recipientList = z
  .array(z.string({ error: problem("invalid") }), { error: problem("invalid") })
  // Counted before any of them is looked at, so that a pasted book costs nothing.
  .max(MAX_RECIPIENTS, { error: problem("tooManyRecipients", { max: MAX_RECIPIENTS }), abort: true })
  .pipe(z.array(emailAddress))
  .transform(eachAddressOnce);
