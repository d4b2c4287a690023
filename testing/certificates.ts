import {
  createHash,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from "node:crypto";
import { isIPv4 } from "node:net";
import type { TrustedCertificate } from "#lib/smtp/server.ts";

export type Certificate = { key: string; cert: string };
export type CertificateOrder = {
  /** DNS names and IPv4 addresses; by default those of this machine's loopback. */
  names?: string[];
  notBefore?: Date;
  notAfter?: Date;
};
export type Authority = {
  cert: string;
  /** Belongs to `cert`: an authority may also stand for a server itself, as many self-made certificates do. */
  key: string;
  issue: (order?: CertificateOrder) => Certificate;
};

const LOOPBACK = ["localhost", "127.0.0.1"];
const DAY_MS = 86_400_000;

/** A certificate authority of the tests: ECDSA P-256, made on the spot with node:crypto alone (RFC 5280). */
export function makeAuthority(name = "Obalka Test CA"): Authority {
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const cert = certificate({
    subject: name,
    issuer: name,
    publicKey: own.publicKey,
    signer: own.privateKey,
    ca: true,
  });
  const issue = (order: CertificateOrder = {}) => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const subject = order.names?.[0] ?? "localhost";
    return {
      key: pemOf(privateKey),
      cert: certificate({ ...order, subject, issuer: name, publicKey, signer: own.privateKey, ca: false }),
    };
  };
  return { cert, key: pemOf(own.privateKey), issue };
}

/** What a mailbox keeps of a certificate that a person trusts. */
export function trusting({ cert }: Pick<Certificate, "cert">): TrustedCertificate {
  return { pem: cert, fingerprint256: new X509Certificate(cert).fingerprint256 };
}

/** A certificate that vouches for itself. */
export function makeSelfSigned(order: CertificateOrder = {}): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const subject = order.names?.[0] ?? "localhost";
  const cert = certificate({ ...order, subject, issuer: subject, publicKey, signer: privateKey, ca: false });
  return { key: pemOf(privateKey), cert };
}

type Blank = CertificateOrder & {
  subject: string;
  issuer: string;
  publicKey: KeyObject;
  signer: KeyObject;
  ca: boolean;
};

function certificate(blank: Blank): string {
  const { notBefore = new Date(Date.now() - DAY_MS), notAfter = new Date(Date.now() + 30 * DAY_MS) } = blank;
  const algorithm = sequence(oid("1.2.840.10045.4.3.2")); // ecdsa-with-SHA256
  const tbs = sequence(
    der(0xa0, integer(Buffer.from([2]))), // v3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    distinguishedName(blank.issuer),
    sequence(time(notBefore), time(notAfter)),
    distinguishedName(blank.subject),
    blank.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions(blank))),
  );
  const signature = sign("sha256", tbs, blank.signer);
  const bytes = sequence(tbs, algorithm, bitString(signature));
  const lines = bytes.toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function extensions({ ca, names = LOOPBACK, publicKey }: Blank): Buffer[] {
  const keyId = createHash("sha1")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest();
  const subjectKeyIdentifier = extension("2.5.29.14", der(0x04, keyId));
  if (ca) return [extension("2.5.29.19", sequence(yes), true), subjectKeyIdentifier];
  const generalNames = names.map((name) =>
    isIPv4(name) ? der(0x87, Buffer.from(name.split(".").map(Number))) : der(0x82, Buffer.from(name)),
  );
  return [extension("2.5.29.17", sequence(...generalNames)), subjectKeyIdentifier];
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  const mark = critical ? [yes] : [];
  return sequence(oid(id), ...mark, der(0x04, value));
}

// DER (X.690): a tag, the length of what follows, and that.
function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const long = Buffer.from(body.length.toString(16).padStart(body.length > 255 ? 4 : 2, "0"), "hex");
  const length = body.length < 128 ? Buffer.from([body.length]) : Buffer.from([0x80 | long.length, ...long]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const integer = (bytes: Buffer) => der(0x02, bytes);
const yes = der(0x01, Buffer.from([0xff]));
const bitString = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes);
const pemOf = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }).toString();

function distinguishedName(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid("2.5.4.3"), der(0x0c, Buffer.from(commonName)))));
}

function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+/g, "")}`));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return der(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}
