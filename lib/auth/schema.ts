import { z } from "zod";
import { emailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { requiredLine } from "#lib/base/text.ts";

export const PASSWORD_MIN = 10;
const PASSWORD_MAX = 200;

export const welcomeSchema = z.object({
  name: requiredLine(100),
  email: emailAddress,
  password: z
    .string()
    .min(PASSWORD_MIN, problem("tooShort", { min: PASSWORD_MIN }))
    .max(PASSWORD_MAX, problem("tooLong", { max: PASSWORD_MAX })),
  companyName: requiredLine(200),
  samples: z.boolean(),
});

export const signInSchema = z.object({
  email: emailAddress,
  password: z
    .string()
    .min(1, problem("required"))
    .max(PASSWORD_MAX, problem("tooLong", { max: PASSWORD_MAX })),
});

export type Welcome = z.output<typeof welcomeSchema>;
export type SignIn = z.output<typeof signInSchema>;
