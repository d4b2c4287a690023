import { X509Certificate } from "node:crypto";
import { UserError } from "#lib/base/errors.ts";

/**
 * The certificate as it is kept, or null for none; what stands behind it is dropped.
 * @throws UserError at `trustedCertificate` when it is none
 */
export function checkedCertificate(pem: string): string | null {
  if (pem === "") return null;
  try {
    return new X509Certificate(pem).toString();
  } catch (cause) {
    throw new UserError("certificateUnreadable", { field: "trustedCertificate", cause });
  }
}
