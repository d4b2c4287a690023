import { z } from "zod";
import { emailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { requiredLine } from "#lib/base/text.ts";

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

export const newPassword = z
  .string({ error: problem("invalid") })
  .min(PASSWORD_MIN, problem("tooShort", { min: PASSWORD_MIN }))
  .max(PASSWORD_MAX, problem("tooLong", { max: PASSWORD_MAX }));

export const typedPassword = z
  .string({ error: problem("invalid") })
  .min(1, problem("required"))
  .max(PASSWORD_MAX, problem("tooLong", { max: PASSWORD_MAX }));

export const welcomeSchema = z.object({
  name: requiredLine(100),
  email: emailAddress,
  password: newPassword,
  companyName: requiredLine(200),
  samples: z.boolean(),
});

/** Where signing in leads besides the overview: an invitation. */
const afterSignIn = z
  .string()
  .regex(/^\/join\/[\w-]{43}$/)
  .optional()
  .catch(undefined);

export const signInSchema = z.object({ email: emailAddress, password: typedPassword, to: afterSignIn });

/** Six digits of the phone, or a recovery code such as Ab3dE-fG7hI; spaces are for reading. */
export const code = z
  .string({ error: problem("invalid") })
  .transform((typed) => typed.replace(/\s/g, ""))
  .pipe(
    z
      .string()
      .min(1, problem("required"))
      .regex(/^(\d{6}|[\dA-Za-z]{5}-[\dA-Za-z]{5})$/, problem("codeFormat")),
  );

export const codeSchema = z.object({ code, to: afterSignIn });

export type Welcome = z.output<typeof welcomeSchema>;
export type SignIn = Pick<z.output<typeof signInSchema>, "email" | "password">;
export type Code = Pick<z.output<typeof codeSchema>, "code">;
