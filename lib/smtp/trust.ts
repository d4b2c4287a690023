import { readFileSync } from "node:fs";
import tls from "node:tls";
import { SettingsError, settings } from "#lib/base/env.ts";

// Reading some 150 root certificates takes 50 ms: once for a process is enough.
let context: tls.SecureContext | undefined;

/** What TLS to a mail server stands on: TLS 1.2 or newer, the usual roots and those of `SMTP_CA_FILE`. @throws SettingsError */
export function trustedContext(): tls.SecureContext {
  context ??= tls.createSecureContext({
    ca: [...tls.getCACertificates("default"), ...authoritiesOfOperator()],
    minVersion: "TLSv1.2",
  });
  return context;
}

function authoritiesOfOperator(): string[] {
  const { smtpCaFile } = settings();
  if (!smtpCaFile) return [];
  try {
    return [readFileSync(smtpCaFile, "utf8")];
  } catch (cause) {
    throw new SettingsError(`SMTP_CA_FILE cannot be read (${(cause as Error).message}).`, { cause });
  }
}
