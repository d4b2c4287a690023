import type { Diagnosis } from "./diagnose.ts";
import type { DiagnosisId, Severity } from "./diagnosis-rule.ts";

/** What is known of the same mailbox, with the same server and login, from before. */
export type History = {
  /** Its last success. */
  workedAt?: Date;
  /** By default the present. */
  now?: Date;
};

type Later = { id: DiagnosisId; severity?: Severity };

const revoked: Later = { id: "badCredentialsWorkedBefore" };
const outage: Later = { id: "outage", severity: "wait" };

// What the same failure means where nothing was wrong with the settings until lately.
const meanings: Partial<Record<DiagnosisId, Later>> = {
  gmailBadCredentials: { id: "gmailPasswordRevoked" },
  badCredentials: revoked,
  microsoftBadCredentials: revoked,
  seznamBadCredentials: revoked,
  icloudBadCredentials: revoked,
  yahooBadCredentials: revoked,
  zohoBadCredentials: revoked,
  fastmailBadCredentials: revoked,
  protonBadCredentials: revoked,
  forpsiLogin: revoked,
  sendgridBadCredentials: revoked,
  sesBadCredentials: revoked,
  brevoBadCredentials: revoked,
  mailgunBadCredentials: revoked,
  postmarkBadCredentials: revoked,
  resendBadCredentials: revoked,
  microsoftLoginDisabled: { id: "microsoftLoginEnded" },
  microsoftPasswordsEnded: { id: "microsoftLoginEnded" },
  hostNotFound: { id: "hostVanished", severity: "wait" },
  dnsTrouble: outage,
  connectionRefused: outage,
  connectTimeout: outage,
  hostUnreachable: outage,
  greetingTimeout: outage,
  encryptTimeout: outage,
};

/** The diagnosis in the light of what was before: "worked until {when}, refused now". */
export function withHistory(diagnosis: Diagnosis, { workedAt, now = new Date() }: History): Diagnosis {
  const meaning = meanings[diagnosis.id];
  if (!meaning || !workedAt || workedAt > now) return diagnosis;
  return { ...diagnosis, ...meaning, params: { ...diagnosis.params, when: workedAt.toISOString() } };
}
