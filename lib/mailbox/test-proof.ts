import { seal, UnsealError, unseal } from "#lib/base/secrets.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Proof } from "./note-health.ts";

const VALID_MS = 60 * 60_000;

/** What was tried: this sender by this server and login. */
type ProvenValues = SmtpServer & { address: string };

/**
 * What an accepted test gives to the form, so that saving these very values knows that they work. It says nothing
 * by itself: company, sender, server and login are bound to it as associated data.
 */
export function proofOf(companyId: string, values: ProvenValues, proof: Proof, now = Date.now()): string {
  return Buffer.from(seal(`${proof} ${now}`, contextOf(companyId, values))).toString("base64url");
}

/** What a test of exactly these values proved, and when; undefined where this is no proof of it, or an old one. */
export function provenBy(
  companyId: string,
  values: ProvenValues,
  note: string,
  now = Date.now(),
): { proof: Proof; at: Date } | undefined {
  if (note === "") return undefined;
  try {
    const [proof, at] = unseal(Buffer.from(note, "base64url"), contextOf(companyId, values)).split(" ");
    if (now - Number(at) > VALID_MS) return undefined;
    return { proof: proof === "message" ? "message" : "signIn", at: new Date(Number(at)) };
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

function contextOf(companyId: string, values: ProvenValues): string[] {
  const { address, host, port, encryption, username, password, trustedCertificate } = values;
  const login = [address, host, String(port), encryption, username, password];
  return [companyId, "accepted-test", ...login, trustedCertificate?.fingerprint256 ?? ""];
}
