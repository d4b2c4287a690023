import type { Rule } from "./diagnosis-rule.ts";

const neighbours = { kind: "neighbours" } as const;
const trust = { kind: "trust" } as const;
const useStarttls = { kind: "fill", values: { encryption: "starttls" } } as const;

/** Why a connection could not be encrypted, or the server not be believed. What is more specific stands higher. */
export const encryptionRules: Rule[] = [
  {
    id: "portWantsStarttls",
    severity: "wrong",
    stage: "encrypt",
    encryption: "ssl",
    original: "ERR_SSL_WRONG_VERSION_NUMBER",
    port: [25, 587, 2525, 2587],
    field: "encryption",
    remedy: useStarttls,
  },
  {
    id: "portSpeaksPlain",
    severity: "wrong",
    stage: "encrypt",
    encryption: "ssl",
    original: ["ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_PACKET_LENGTH_TOO_LONG"],
    field: "encryption",
    remedy: neighbours,
  },
  {
    id: "starttlsMissing",
    severity: "wrong",
    stage: "encrypt",
    encryption: "starttls",
    code: "ETLS",
    response: [500, 501, 502, 503, 504, 530, 538, 550, 554],
    field: "encryption",
    remedy: neighbours,
  },
  {
    id: "starttlsRefused",
    severity: "wait",
    stage: "encrypt",
    encryption: "starttls",
    code: "ETLS",
    response: [421, 450, 451, 454],
  },
  { id: "tamperedStarttls", severity: "provider", stage: "encrypt", original: "INJECTION", field: "host" },
  {
    id: "certificateChanged",
    severity: "wrong",
    stage: "encrypt",
    original: "CERTIFICATE_CHANGED",
    field: "host",
    remedy: trust,
  },
  {
    id: "certificateExpired",
    severity: "provider",
    stage: "encrypt",
    original: "CERT_HAS_EXPIRED",
    field: "host",
  },
  {
    id: "certificateNotYetValid",
    severity: "provider",
    stage: "encrypt",
    original: "CERT_NOT_YET_VALID",
    field: "host",
  },
  {
    id: "certificateSelfSigned",
    severity: "wrong",
    stage: "encrypt",
    original: "DEPTH_ZERO_SELF_SIGNED_CERT",
    field: "host",
    remedy: trust,
  },
  {
    id: "certificateOtherHost",
    severity: "wrong",
    stage: "encrypt",
    original: "ERR_TLS_CERT_ALTNAME_INVALID",
    field: "host",
    remedy: trust,
  },
  {
    id: "certificateUntrusted",
    severity: "wrong",
    stage: "encrypt",
    original: [
      // A company's own authority stands at the end of the chain.
      "SELF_SIGNED_CERT_IN_CHAIN",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "CERT_UNTRUSTED",
      "CERT_SIGNATURE_FAILURE",
    ],
    field: "host",
    remedy: trust,
  },
  {
    // Whatever a person says, these are not good for a server.
    id: "certificateUnfit",
    severity: "provider",
    stage: "encrypt",
    original: ["CERT_REVOKED", "CERT_REJECTED", "INVALID_PURPOSE", "EE_KEY_TOO_SMALL", "CA_MD_TOO_WEAK"],
    field: "host",
  },
  {
    id: "tlsTooOld",
    severity: "provider",
    stage: "encrypt",
    original: [
      "ERR_SSL_UNSUPPORTED_PROTOCOL",
      "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
      "ERR_SSL_NO_PROTOCOLS_AVAILABLE",
    ],
    field: "host",
  },
  {
    id: "encryptTimeout",
    severity: "wrong",
    stage: "encrypt",
    code: "ETIMEDOUT",
    field: "encryption",
    remedy: neighbours,
  },
  { id: "encryptFailed", severity: "wrong", stage: "encrypt", field: "encryption", remedy: neighbours },
];
