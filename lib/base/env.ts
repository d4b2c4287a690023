import { resolve } from "node:path";
import { z } from "zod";
import { type Network, parseNetworks } from "./client-address.ts";
import { parseSystemMailFrom, parseSystemMailUrl, type SystemMail } from "./system-mail.ts";

/** A setting that the operator has to mend; the message is a whole sentence. */
export class SettingsError extends Error {}

const port = (name: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} must be a port number between 0 and 65535.`)
    .transform(Number)
    .refine((value) => value <= 65535, `${name} must be a port number between 0 and 65535.`);

const KEEP_MESSAGES_LEAST = 30;
const keepMessages = `KEEP_MESSAGES_DAYS must be a whole number of days, at least ${KEEP_MESSAGES_LEAST}.`;

const undoSeconds = "UNDO_SECONDS must be a whole number of seconds from 0 to 60.";

const trustedProxy =
  "TRUSTED_PROXY must be a comma-separated list of IP addresses and networks, such as 127.0.0.1,10.0.0.0/8.";

const systemMailUrl =
  "SYSTEM_MAIL_URL must be smtps://user:password@host:465, or smtp://user:password@host:587 for STARTTLS; what is no letter or digit in user and password is written as in addresses (%40 for @).";
const systemMailFrom =
  "SYSTEM_MAIL_FROM must be an e-mail address, or a name with one: Obálka <noreply@example.com>.";

/** What `parse` makes of a setting, or the sentence that says what it has to be. */
const parsed = <T>(parse: (text: string) => T | null | undefined, sentence: string) =>
  z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== undefined && value !== null) return value;
    context.addIssue({ code: "custom", message: sentence });
    return z.NEVER;
  });

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const environment = z.object({
  PORT: optional(port("PORT")),
  APP_URL: optional(
    z.url({
      protocol: /^https?$/,
      error: "APP_URL must be an address such as https://invoices.example.com.",
    }),
  ),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgresql://."),
  ),
  MASTER_KEY_FILE: optional(z.string()),
  SMTP_ALLOWED_PRIVATE_HOSTS: optional(z.string()),
  SMTP_CA_FILE: optional(z.string()),
  SANDBOX_PORT: optional(port("SANDBOX_PORT")),
  KEEP_MESSAGES_DAYS: optional(
    z
      .string()
      .regex(/^\d{1,6}$/, keepMessages)
      .transform(Number)
      .refine((days) => days >= KEEP_MESSAGES_LEAST, keepMessages),
  ),
  UNDO_SECONDS: optional(
    z
      .string()
      .regex(/^\d{1,2}$/, undoSeconds)
      .transform(Number)
      .refine((seconds) => seconds <= 60, undoSeconds),
  ),
  SIGN_UP: optional(z.enum(["first", "open"], { error: 'SIGN_UP must be "first" or "open".' })),
  TRUSTED_PROXY: optional(parsed<Network[]>(parseNetworks, trustedProxy)),
  SYSTEM_MAIL_URL: optional(parsed(parseSystemMailUrl, systemMailUrl)),
  SYSTEM_MAIL_FROM: optional(parsed(parseSystemMailFrom, systemMailFrom)),
  LOG_LEVEL: optional(
    z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.",
    }),
  ),
});

export type Settings = ReturnType<typeof readSettings>;

/**
 * The settings of the operator, checked and completed with their defaults.
 * @throws SettingsError naming every setting that is wrong, a sentence each.
 */
export function readSettings(env: Record<string, string | undefined> = process.env) {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => issue.message).join("\n"));
  const given = parsed.data;
  const listenPort = given.PORT ?? 3000;
  const dataDir = resolve(/* turbopackIgnore: true */ given.DATA_DIR ?? "data");
  const sandboxPort = given.SANDBOX_PORT ?? 2525;
  return {
    port: listenPort,
    appUrl: new URL(given.APP_URL ?? `http://localhost:${listenPort}`).origin,
    dataDir,
    databaseUrl: given.DATABASE_URL,
    masterKeyFile: resolve(/* turbopackIgnore: true */ given.MASTER_KEY_FILE ?? `${dataDir}/master.key`),
    masterKeyFileGiven: given.MASTER_KEY_FILE !== undefined,
    smtpAllowedPrivateHosts: allowedHosts(given.SMTP_ALLOWED_PRIVATE_HOSTS, sandboxPort),
    smtpCaFile: given.SMTP_CA_FILE,
    sandboxPort,
    keepMessagesDays: given.KEEP_MESSAGES_DAYS,
    undoSeconds: given.UNDO_SECONDS ?? 10,
    signUp: given.SIGN_UP ?? "first",
    /** Proxies whose word on where a request comes from is taken. */
    trustedProxies: given.TRUSTED_PROXY ?? [],
    /** The mailbox of the installation itself, which no company sends from. */
    systemMail: systemMail(given.SYSTEM_MAIL_URL, given.SYSTEM_MAIL_FROM),
    logLevel: given.LOG_LEVEL ?? "info",
  } as const;
}

function systemMail(server: SystemMail["server"] | undefined, from: SystemMail["from"] | undefined) {
  if (server && from) return { server, from };
  if (server || from) throw new SettingsError("SYSTEM_MAIL_URL and SYSTEM_MAIL_FROM must be set together.");
  return undefined;
}

function allowedHosts(given: string | undefined, sandboxPort: number): string[] {
  const listed = (given ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return sandboxPort ? [...listed, `127.0.0.1:${sandboxPort}`, `localhost:${sandboxPort}`] : listed;
}

let cached: Settings | undefined;

/** The settings of this process, read once. */
export function settings(): Settings {
  cached ??= readSettings();
  return cached;
}
