import { UserError } from "#lib/base/errors.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { isSameLogin, openPassword } from "./password.ts";

/**
 * Whether this server, login and sender are those of the saved mailbox: whatever else is different, mail from it goes
 * the same way.
 */
export function isSaved(saved: Mailbox, address: string, server: SmtpServer): boolean {
  if (saved.address !== address || !isSameLogin(saved, server)) return false;
  if (saved.encryption !== server.encryption) return false;
  if (saved.trustedCertificate !== (server.trustedCertificate?.pem ?? null)) return false;
  return passwordOf(saved) === server.password;
}

// One that cannot be opened is no password that anybody could have typed.
function passwordOf(saved: Mailbox): string | undefined {
  try {
    return saved.passwordSealed ? openPassword(saved.passwordSealed, saved) : "";
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
