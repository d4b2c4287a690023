import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import tls from "node:tls";
import { SettingsError, settings } from "#lib/base/env.ts";
import type { TrustedCertificate } from "./server.ts";

// Reading some 150 root certificates takes 50 ms: once for a process is enough, and once for each trusted one.
const contexts = new Map<string, tls.SecureContext>();
const MAX_CONTEXTS = 16;
const PEM_CERTIFICATE = /-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----[^-]*-----END \1-----/g;

/**
 * What TLS to a mail server stands on: TLS 1.2 or newer, the usual roots, those of `SMTP_CA_FILE`, and the one
 * certificate that a person trusts for the mailbox.
 * @throws SettingsError
 */
export function trustedContext(trusted?: TrustedCertificate): tls.SecureContext {
  const key = trusted?.pem ?? "";
  const known = contexts.get(key);
  if (known) return known;
  const context = tls.createSecureContext({
    ca: [
      ...tls.getCACertificates("default"),
      ...authoritiesOfOperator(),
      ...(trusted ? [firstOf(trusted)] : []),
    ],
    minVersion: "TLSv1.2",
    // A certificate that somebody else has issued is trusted as well without its issuer.
    allowPartialTrustChain: trusted !== undefined,
  });
  const [oldest] = [...contexts.keys()].filter((each) => each !== "");
  if (oldest !== undefined && contexts.size >= MAX_CONTEXTS) contexts.delete(oldest);
  contexts.set(key, context);
  return context;
}

// Whatever else stands behind it was not shown to the person.
function firstOf({ pem }: TrustedCertificate): string {
  return new X509Certificate(pem).toString();
}

function authoritiesOfOperator(): string[] {
  const { smtpCaFile } = settings();
  if (!smtpCaFile) return [];
  const certificates = readSetting(smtpCaFile).match(PEM_CERTIFICATE);
  if (!certificates) {
    throw new SettingsError("SMTP_CA_FILE holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).");
  }
  certificates.forEach(checkCertificate);
  return certificates;
}

function readSetting(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new SettingsError(`SMTP_CA_FILE cannot be read (${(cause as Error).message}).`, { cause });
  }
}

// TLS skips what it cannot read without a word, and every mail server would be refused later.
function checkCertificate(pem: string, index: number): void {
  try {
    new X509Certificate(pem);
  } catch (cause) {
    throw new SettingsError(`SMTP_CA_FILE: certificate ${index + 1} in it is damaged.`, { cause });
  }
}
