import type { X509Certificate } from "node:crypto";
import type net from "node:net";
import tls from "node:tls";
import { withoutInvisible } from "./scrub.ts";

const MAX_NAME = 200;
const MAX_NAMES = 20;

/** What a person can compare of a certificate. The server wrote it: cleaned and cut, but not true until verified. */
export type CertificateFacts = {
  subject: string;
  /** Host names and addresses that it vouches for. */
  names: string[];
  issuer: string;
  /** ISO 8601. */
  validFrom: string;
  /** ISO 8601. */
  validTo: string;
  /** `AB:CD:…`, 32 bytes. */
  fingerprint256: string;
  selfSigned: boolean;
};

/** How a connection is encrypted. */
export type TlsFacts = {
  /** Such as `TLSv1.3`. */
  protocol: string;
  certificate: CertificateFacts;
};

/** Undefined where the socket is not encrypted, or not any more. */
export function tlsFacts(socket: net.Socket | false | null): TlsFacts | undefined {
  if (!(socket instanceof tls.TLSSocket)) return undefined;
  const certificate = socket.getPeerX509Certificate();
  return certificate && { protocol: socket.getProtocol() ?? "", certificate: certificateFacts(certificate) };
}

export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    subject: nameOf(certificate.subject),
    names: namesOf(certificate.subjectAltName),
    issuer: nameOf(certificate.issuer),
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    fingerprint256: certificate.fingerprint256,
    selfSigned: certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey),
  };
}

// "C=CZ\nO=Firma s.r.o.\nCN=mail.firma.cz" says to a person: mail.firma.cz, Firma s.r.o.
function nameOf(distinguished: string | undefined): string {
  const lines = (distinguished ?? "").split("\n").filter(Boolean);
  const parts = ["CN=", "O="].flatMap(
    (kind) => lines.find((line) => line.startsWith(kind))?.slice(kind.length) ?? [],
  );
  return clean([...new Set(parts.length > 0 ? parts : lines)].join(", "));
}

// Node quotes a name that holds a comma or a quote as JSON does; such a name belongs to no host.
function namesOf(alternatives: string | undefined): string[] {
  const found = (alternatives ?? "").matchAll(/(?:^|, )(?:DNS|IP Address):([^",]+)/g);
  return [...found].map(([, name = ""]) => clean(name)).slice(0, MAX_NAMES);
}

function clean(text: string): string {
  return withoutInvisible(text).slice(0, MAX_NAME);
}
