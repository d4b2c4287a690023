import { z } from "zod";
import { emailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { tokenPattern } from "#lib/base/token-pattern.ts";
import { newPassword } from "../schema.ts";

export const resetSchema = z.object({
  token: z.string().regex(tokenPattern, problem("linkGone")),
  password: newPassword,
});

export const askResetSchema = z.object({ email: emailAddress });

export type Reset = z.output<typeof resetSchema>;
export type AskReset = z.output<typeof askResetSchema>;
