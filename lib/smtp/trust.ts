import { readFileSync } from "node:fs";
import tls from "node:tls";
import { settings } from "#lib/base/env.ts";

// Reading some 150 root certificates takes 50 ms: once for a process is enough.
let context: tls.SecureContext | undefined;

/** What TLS to a mail server stands on: TLS 1.2 or newer, the usual roots and those of `SMTP_CA_FILE`. */
export function trustedContext(): tls.SecureContext {
  const { smtpCaFile } = settings();
  const more = () => (smtpCaFile ? [readFileSync(smtpCaFile, "utf8")] : []);
  context ??= tls.createSecureContext({
    ca: [...tls.getCACertificates("default"), ...more()],
    minVersion: "TLSv1.2",
  });
  return context;
}
