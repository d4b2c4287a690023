import { X509Certificate } from "node:crypto";
import tls from "node:tls";
import type { SmtpServer, TrustedCertificate } from "./server.ts";

/** The server shows another certificate than the one that the person trusts, and no authority vouches for it. */
const CHANGED = "CERTIFICATE_CHANGED";

// What TLS says of a certificate that it cannot verify. The trusted one stands in our store, so for it none of this
// comes up: whatever was refused so was another one.
const UNVERIFIED = [
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_UNTRUSTED",
  "CERT_SIGNATURE_FAILURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
];

/**
 * Which names are right, for tls.connect: of the trusted certificate any, as the person saw it; of every other one
 * the usual, unless it leans on the trusted one, which vouches for itself alone.
 */
export function identityCheck(trusted: TrustedCertificate): typeof tls.checkServerIdentity {
  const anchor = new X509Certificate(trusted.pem).fingerprint256;
  return (host, shown) => {
    if (shown.fingerprint256 === trusted.fingerprint256) return undefined;
    if (!leansOn(anchor, shown)) return tls.checkServerIdentity(host, shown);
    return Object.assign(new Error("another certificate than the trusted one"), { code: CHANGED });
  };
}

/** What a failure of TLS means where the person trusts one certificate: mostly that it is not that one any more. */
export function certificateCode(server: SmtpServer, code: string | undefined): string | undefined {
  const { trustedCertificate } = server;
  if (!trustedCertificate || code === undefined) return code;
  return UNVERIFIED.includes(code) || (isDate(code) && !isOwnDate(code, trustedCertificate)) ? CHANGED : code;
}

function leansOn(anchor: string, shown: tls.PeerCertificate): boolean {
  let link = shown as Partial<tls.DetailedPeerCertificate>;
  while (link.fingerprint256 !== anchor) {
    if (!link.issuerCertificate || link.issuerCertificate === link) return false;
    link = link.issuerCertificate;
  }
  return true;
}

const isDate = (code: string) => code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID";

// The trusted one may itself have run out: that is no change.
function isOwnDate(code: string, { pem }: TrustedCertificate): boolean {
  const { validFromDate, validToDate } = new X509Certificate(pem);
  return code === "CERT_HAS_EXPIRED" ? validToDate < new Date() : validFromDate > new Date();
}
