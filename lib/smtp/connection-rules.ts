import type { Rule } from "./diagnosis-rule.ts";
import type { FailureFacts } from "./failure.ts";
import { knownOutgoing, likelyOutgoing } from "./inbound-hosts.ts";

const google = ["smtp.gmail.com"];
const neighbours = { kind: "neighbours" } as const;
const useSsl = { kind: "fill", values: { encryption: "ssl" } } as const;
const usualPort = { kind: "fill", values: { port: 465, encryption: "ssl" } } as const;

const isGoogle = ({ host }: FailureFacts) => google.includes(knownOutgoing(host)?.host ?? "");
const fillKnown = ({ host }: FailureFacts) => fill(knownOutgoing(host));
const fillLikely = ({ host }: FailureFacts) => fill(likelyOutgoing(host));
const fill = (values: ReturnType<typeof knownOutgoing>) => values && ({ kind: "fill", values } as const);

/** Troubles of our own side, of the way to the server, and of its greeting. What is more specific stands higher. */
export const connectionRules: Rule[] = [
  { id: "privateAddress", severity: "wrong", code: "EGUARD", original: "PRIVATE_ADDRESS", field: "host" },
  {
    id: "gmailInboundHost",
    severity: "wrong",
    stage: ["resolve", "connect", "encrypt", "greet"],
    when: isGoogle,
    field: "host",
    remedy: fillKnown,
  },
  {
    id: "inboundHost",
    severity: "wrong",
    stage: ["resolve", "connect", "encrypt", "greet"],
    when: ({ host }) => knownOutgoing(host) !== undefined,
    field: "host",
    remedy: fillKnown,
  },
  {
    id: "inboundHost",
    severity: "wrong",
    stage: ["resolve", "connect", "greet"],
    when: ({ host }) => likelyOutgoing(host) !== undefined,
    field: "host",
    remedy: fillLikely,
  },
  {
    id: "portForbidden",
    severity: "wrong",
    code: "EGUARD",
    original: "PORT",
    field: "port",
    remedy: usualPort,
  },
  {
    id: "plaintextForbidden",
    severity: "wrong",
    code: "EGUARD",
    original: "PLAINTEXT",
    field: "encryption",
    remedy: neighbours,
  },
  {
    id: "plaintextPassword",
    severity: "wrong",
    code: "EGUARD",
    original: "PLAINTEXT_PASSWORD",
    field: "encryption",
    remedy: neighbours,
  },
  {
    id: "authNotOffered",
    severity: "wrong",
    stage: "auth",
    original: "NOT_OFFERED",
    field: "port",
    remedy: neighbours,
    account: true,
  },
  {
    id: "passwordMissing",
    severity: "wrong",
    stage: "auth",
    original: "NO_PASSWORD",
    field: "password",
    account: true,
  },
  {
    id: "addressNotAscii",
    severity: "wrong",
    stage: "sender",
    original: "NOT_ASCII",
    field: "address",
    permanent: true,
  },
  {
    id: "addressNotAscii",
    severity: "message",
    original: "NOT_ASCII",
    field: "recipient",
    permanent: true,
  },
  {
    id: "addressMalformed",
    severity: "wrong",
    stage: "sender",
    original: "MALFORMED",
    field: "address",
    permanent: true,
  },
  {
    id: "addressMalformed",
    severity: "message",
    original: "MALFORMED",
    field: "recipient",
    permanent: true,
  },
  { id: "messageTooLarge", severity: "message", original: "SIZE", permanent: true },
  { id: "interrupted", severity: "wait", code: "EABORT" },

  {
    id: "hostNotFound",
    severity: "wrong",
    stage: "resolve",
    original: ["ENOTFOUND", "ENODATA"],
    field: "host",
    remedy: neighbours,
  },
  { id: "dnsTrouble", severity: "wait", stage: "resolve", field: "host" },
  {
    id: "connectionRefused",
    severity: "wrong",
    stage: "connect",
    original: "ECONNREFUSED",
    field: "port",
    remedy: neighbours,
  },
  {
    id: "hostUnreachable",
    severity: "wait",
    stage: "connect",
    original: ["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN"],
    field: "host",
    remedy: neighbours,
  },
  {
    id: "connectTimeout",
    severity: "wrong",
    stage: "connect",
    code: "ETIMEDOUT",
    field: "port",
    remedy: neighbours,
  },
  {
    id: "connectTimeout",
    severity: "wrong",
    stage: "connect",
    original: "ETIMEDOUT",
    field: "port",
    remedy: neighbours,
  },
  {
    id: "portWantsSsl",
    severity: "wrong",
    stage: "greet",
    encryption: ["starttls", "none"],
    code: ["ETIMEDOUT", "ECONNECTION", "ESOCKET"],
    port: [465, 2465],
    field: "encryption",
    remedy: useSsl,
  },
  {
    id: "serverBusy",
    severity: "wait",
    stage: "greet",
    when: ({ responseCode = 0 }) => responseCode >= 400 && responseCode < 500,
  },
  {
    id: "greetingRefused",
    severity: "wrong",
    stage: "greet",
    when: ({ responseCode = 0 }) => responseCode >= 500,
    field: "host",
    remedy: neighbours,
  },
  {
    id: "greetingTimeout",
    severity: "wrong",
    stage: "greet",
    code: "ETIMEDOUT",
    field: "port",
    remedy: neighbours,
  },
  {
    id: "notMailServer",
    severity: "wrong",
    stage: "greet",
    code: "EPROTOCOL",
    field: "port",
    remedy: neighbours,
  },
];
