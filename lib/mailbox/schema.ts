import { z } from "zod";
import { emailAddress, optionalEmailAddress } from "#lib/base/email-address.ts";
import { type Problem, problem } from "#lib/base/errors.ts";
import { lineOfText } from "#lib/base/text.ts";
import { readAppPassword } from "./app-password.ts";
import { encryptions, providerIds } from "./choices.ts";
import { parseHost } from "./host.ts";

const MAX_PASSWORD = 4096;
const MAX_USERNAME = 320;
const MAX_DAILY_LIMIT = 1_000_000;
const MAX_CERTIFICATE = 20_000;
const MAX_PROOF = 1_000;
const GMAIL_HOSTS = ["smtp.gmail.com", "smtp.googlemail.com"];

/** A mail client decodes `=?utf-8?Q?…?=` (RFC 2047), so a name must not look like it. */
const fromName = lineOfText(200).refine((name) => !/=\?.*\?=/.test(name), problem("nameEncoded"));

const host = z.string({ error: problem("required") }).transform((text, context) => {
  const parsed = parseHost(text);
  if ("host" in parsed) return parsed.host;
  context.addIssue({ code: "custom", message: parsed.problem });
  return z.NEVER;
});

const port = z
  .string({ error: problem("required") })
  .trim()
  .min(1, problem("required"))
  .regex(/^[1-9]\d{0,4}$/, problem("port"))
  .transform(Number)
  .refine((value) => value <= 65_535, problem("port"));

/** Blanks inside and at the ends may belong to a password and are kept. Empty means: keep the saved one. */
const password = z.string({ error: problem("invalid") }).superRefine((text, context) => {
  const refusal = problemOfPassword(text);
  if (refusal) context.addIssue({ code: "custom", message: refusal });
});

const dailyLimit = z
  .string({ error: problem("invalid") })
  .trim()
  .regex(/^(|[1-9]\d{0,6})$/, problem("wholeNumber", { min: 1, max: MAX_DAILY_LIMIT }))
  .transform((text) => (text === "" ? null : Number(text)))
  .refine((limit) => limit === null || limit <= MAX_DAILY_LIMIT, {
    error: problem("wholeNumber", { min: 1, max: MAX_DAILY_LIMIT }),
  });

/** Empty, or one certificate as the test of this mailbox showed it. */
const trustedCertificate = z
  .string({ error: problem("invalid") })
  .max(MAX_CERTIFICATE, problem("invalid"))
  .regex(/^(|-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)$/, problem("invalid"));

const fields = z.object({
  /** Empty: a new mailbox. */
  id: z.union([z.literal(""), z.uuid()], { error: problem("invalid") }),
  provider: z.enum(providerIds, { error: problem("invalid") }),
  address: emailAddress,
  fromName,
  /** Empty: answers go to the address. */
  replyTo: optionalEmailAddress,
  copyToSelf: z.boolean({ error: problem("invalid") }),
  host,
  port,
  encryption: z.enum(encryptions, { error: problem("invalid") }),
  username: lineOfText(MAX_USERNAME),
  password,
  dailyLimit,
  trustedCertificate,
  /** What an accepted test of these very values gave; empty: none. */
  proof: z.string({ error: problem("invalid") }).max(MAX_PROOF, problem("invalid")),
});

/** The form of a mailbox: browser and server check the same. */
export const mailboxSchema = fields.transform(checkedLogin);

const run = z.string({ error: problem("invalid") }).regex(/^[0-9a-f]{32}$/, problem("invalid"));

/** The same values, not yet saved; where the test e-mail goes, and how far: a check stops before the message. */
export const mailboxTestSchema = fields
  .extend({ to: emailAddress, mode: z.enum(["send", "check"], { error: problem("invalid") }), run })
  .transform(checkedLogin);

/** Which test to end: the browser named it when it began. */
export const testRunSchema = z.object({ run });

/** One mailbox of the company. */
export const mailboxIdSchema = z.object({ id: z.uuid({ error: problem("invalid") }) });

/** The address that a server is looked for. */
export const discoverySchema = z.object({ address: emailAddress });

/** The switch of the service "E-mail and sending". */
export const sendingSchema = z.object({ enabled: z.boolean({ error: problem("invalid") }) });

export type MailboxForm = z.input<typeof mailboxSchema>;
export type MailboxValues = z.output<typeof mailboxSchema>;
export type MailboxTestForm = z.input<typeof mailboxTestSchema>;
export type MailboxTestValues = z.output<typeof mailboxTestSchema>;

function problemOfPassword(text: string): Problem | undefined {
  if (text.length > MAX_PASSWORD) return problem("tooLong", { max: MAX_PASSWORD });
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return problem("passwordControl");
  if (!text.isWellFormed()) return problem("brokenCharacters");
  return /^[•●]+$/.test(text) ? problem("passwordMask") : undefined;
}

type Login = Pick<z.output<typeof fields>, "provider" | "host" | "username" | "password">;

function checkedLogin<T extends Login>(values: T, context: z.RefinementCtx): T {
  if (values.password !== "" && values.username === "") {
    context.addIssue({ code: "custom", path: ["username"], message: problem("usernameMissing") });
  }
  return { ...values, password: withoutGmailSpaces(values) };
}

/** Google shows an app password in four groups of four letters; the blanks between them are no part of it. */
function withoutGmailSpaces({ provider, host, password }: Login): string {
  if (provider !== "gmail" && !GMAIL_HOSTS.includes(host)) return password;
  const { letters, problem } = readAppPassword(password);
  return problem === undefined ? letters : password;
}
