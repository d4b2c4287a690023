import { makeAuthority, makeSelfSigned } from "#testing/certificates.ts";
import { authority } from "#testing/peer-ports.ts";
import type { Script } from "#testing/scripted-peer.ts";
import { type Misbehaviour, misbehaves } from "./misbehaviour.ts";

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
// The head of a TLS record of 16 KiB, and then its bytes.
const neverDone = `\x16\x03\x03\x40\0${"\0".repeat(16_384)}`;
const plainEhlo = "250-peer.example\r\n250 8BITMIME";

function shows(
  name: string,
  certificate: () => Script["certificate"],
  ends: Misbehaviour["ends"],
): Misbehaviour {
  return { name: `shows ${name}`, script: () => ({ certificate: certificate() }), ends };
}

/** What goes wrong before a connection is encrypted and the server known. */
export const encryptionMisbehaviours: Misbehaviour[] = [
  shows(
    "an expired certificate",
    () => authority.issue({ notAfter: hours(-1) }),
    "failed at encrypt: certificateExpired",
  ),
  shows(
    "one that is not valid yet",
    () => authority.issue({ notBefore: hours(1) }),
    "failed at encrypt: certificateNotYetValid",
  ),
  shows("a self-signed one", () => makeSelfSigned(), "failed at encrypt: certificateSelfSigned"),
  shows(
    "one of another host",
    () => authority.issue({ names: ["mail.jinde.example"] }),
    "failed at encrypt: certificateOtherHost",
  ),
  shows(
    "one of an unknown authority",
    () => makeAuthority("Firma CA").issue(),
    "failed at encrypt: certificateUntrusted",
  ),
  {
    name: "knows nothing newer than TLS 1.1",
    script: () => ({ tls: old }),
    ends: "failed at encrypt: tlsTooOld",
  },
  {
    name: "is silent in place of the handshake",
    script: () => ({ handshake: "silence" }),
    ends: "failed at encrypt: encryptTimeout",
    slow: true,
  },
  {
    name: "drips in place of the handshake",
    script: () => ({ handshake: { drip: neverDone, everyMs: 20 } }),
    ends: "failed at encrypt: encryptTimeout",
    slow: true,
  },
  {
    name: "hangs up in place of the handshake",
    script: () => ({ handshake: "drop" }),
    ends: "failed at encrypt: encryptFailed",
  },
  {
    name: "sends garbage in place of the handshake",
    script: () => ({ handshake: { raw: Buffer.alloc(200, 0xaa) } }),
    ends: { ssl: "failed at encrypt: portSpeaksPlain", starttls: "failed at encrypt: encryptFailed" },
  },
  {
    name: "speaks HTTP in place of the handshake",
    script: () => ({ handshake: { raw: "HTTP/1.1 400 Bad Request\r\n\r\n", drop: true } }),
    ends: { ssl: "failed at encrypt: portSpeaksPlain", starttls: "failed at encrypt: encryptFailed" },
  },
  misbehaves(
    "does not offer STARTTLS",
    { ehlo: plainEhlo, starttls: "502 5.5.1 Not implemented" },
    { starttls: "failed at encrypt: starttlsMissing" },
  ),
  misbehaves(
    "had its STARTTLS cut out on the way",
    { ehlo: "250-peer.example\r\n250 XXXXXXXA", starttls: "500 5.5.1 Command unrecognized" },
    { starttls: "failed at encrypt: starttlsMissing" },
  ),
  misbehaves(
    "refuses STARTTLS for now",
    { starttls: "454 4.7.0 Later" },
    { starttls: "failed at encrypt: starttlsRefused" },
  ),
  misbehaves(
    "had words slipped in before TLS",
    { starttls: "220 go\r\n250 AUTH PLAIN" },
    { starttls: "failed at encrypt: tamperedStarttls" },
  ),
  misbehaves("hangs up at STARTTLS", { starttls: "drop" }, { starttls: "failed at encrypt: encryptFailed" }),
  misbehaves(
    "is silent at STARTTLS",
    { starttls: "silence" },
    { starttls: "failed at encrypt: encryptTimeout" },
    { slow: true },
  ),
  misbehaves(
    "falls silent after STARTTLS",
    { ehlo: ["250 STARTTLS", "silence"] },
    { starttls: "failed at greet: greetingTimeout" },
    { slow: true },
  ),
  misbehaves(
    "hangs up after STARTTLS",
    { ehlo: ["250 STARTTLS", "drop"] },
    { starttls: "failed at greet: hungUp" },
  ),
];
