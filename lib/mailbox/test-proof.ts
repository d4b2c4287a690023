import { seal, UnsealError, unseal } from "#lib/base/secrets.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";

const VALID_MS = 60 * 60_000;

/**
 * What an accepted test gives to the form, so that saving these very values knows that they work. It says nothing
 * by itself: company, server and login are bound to it as associated data.
 */
export function proofOf(companyId: string, server: SmtpServer, now = Date.now()): string {
  return Buffer.from(seal(String(now), contextOf(companyId, server))).toString("base64url");
}

/** When a test with exactly this server and login was accepted; undefined where this is no proof of it, or an old one. */
export function provenAt(
  companyId: string,
  server: SmtpServer,
  proof: string,
  now = Date.now(),
): Date | undefined {
  if (proof === "") return undefined;
  try {
    const at = Number(unseal(Buffer.from(proof, "base64url"), contextOf(companyId, server)));
    return now - at <= VALID_MS ? new Date(at) : undefined;
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

function contextOf(companyId: string, server: SmtpServer): string[] {
  const { host, port, encryption, username, password, trustedCertificate } = server;
  const login = [host, String(port), encryption, username, password];
  return [companyId, "accepted-test", ...login, trustedCertificate?.fingerprint256 ?? ""];
}
