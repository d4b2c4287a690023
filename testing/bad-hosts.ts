import type { ErrorKey } from "#lib/base/errors.ts";
import type { DiagnosisId } from "#lib/smtp/diagnosis-rule.ts";

type BadHost = {
  typed: string;
  /** What the form says to it; undefined: it is a name as others are, and the guard of the wire decides. */
  problem?: ErrorKey;
  /** What comes of a row that holds it all the same. */
  diagnosis: DiagnosisId;
};

/** Names that lead inside, for `knowOnly`. */
export const namesThatLeadInside: Record<string, string[][]> = {
  "metadata.google.internal": [["169.254.169.254"]],
  "soukroma.example": [["10.0.0.7"]],
  "smisena.example": [["9.9.9.9", "10.0.0.7"]],
  "zastupna.example": [["192.168.1.2"]],
  "dvojita.example": [["2620:fe::fe", "9.9.9.9", "::ffff:127.0.0.1"]],
  "mistni.example": [["fe80::1"]],
  "sest.example": [["fd00::1"]],
  "preklad.example": [["64:ff9b::a9fe:a9fe"]],
  "xn--vnitn-3sa86e.example": [["172.16.0.9"]],
};

const inside = [
  "localhost",
  "127.0.0.1",
  "0.0.0.0",
  "100.64.0.1",
  "169.254.169.254",
  ...Object.keys(namesThatLeadInside),
];

const numbers: [string, ErrorKey][] = [
  ["127.1", "hostNumeric"],
  ["2130706433", "hostNumeric"],
  ["0x7f000001", "hostNumeric"],
  ["0177.0.0.1", "hostNumeric"],
  ["::1", "hostIpv6"],
  ["::", "hostIpv6"],
  ["::ffff:10.0.0.1", "hostIpv6"],
  ["64:ff9b::a9fe:a9fe", "hostIpv6"],
  ["fe80::1%eth0", "hostIpv6"],
  ["fd00::1", "hostIpv6"],
  ["１２７.0.0.1", "domainLookAlikes"],
  ["127。0。0。1", "domainCharacters"],
];

const nobody: [string, ErrorKey][] = [
  ["", "required"],
  ["  ", "required"],
  [`${"a.".repeat(125)}zdes`, "domainTooLong"],
  [`${"a".repeat(64)}.example`, "domainLabelTooLong"],
  ["[::]", "hostIpv6"],
  ["smtp://h", "hostUrl"],
  ["h:587", "hostWithPort"],
  ["user@h", "hostIsAddress"],
  ["h/path", "hostUrl"],
  ["h#x", "hostUrl"],
  ["smtp.firma.example\r\nRSET", "hostInvisible"],
  ["smtp.gmаil.com", "domainLookAlikes"],
  ["smtp.gm\u200bail.com", "hostInvisible"],
  ["smtp．firma．example", "domainLookAlikes"],
];

/** What people and attackers put into the field of the server. */
export const badHosts: BadHost[] = [
  ...inside.map((typed) => ({ typed, diagnosis: "privateAddress" as const })),
  ...numbers.map(([typed, problem]) => ({ typed, problem, diagnosis: "privateAddress" as const })),
  ...nobody.map(([typed, problem]) => ({ typed, problem, diagnosis: "hostNotFound" as const })),
];
