import { connectionRules } from "./connection-rules.ts";
import type { DiagnosisField, DiagnosisId, Remedy, Rule, Severity } from "./diagnosis-rule.ts";
import { encryptionRules } from "./encryption-rules.ts";
import type { FailureFacts } from "./failure.ts";
import { providerRules } from "./provider-rules.ts";
import { replyRules } from "./reply-rules.ts";
import { serviceRules } from "./service-rules.ts";
import { type History, withHistory } from "./worked-before.ts";

export type Diagnosis = {
  /** The sentence: `diagnosis.<id>` in locales. */
  id: DiagnosisId;
  /** What the sentence may take: {host}, {port}, {reply}; `when` (ISO 8601) where the mailbox worked before. */
  params: Record<string, string | number>;
  severity: Severity;
  /** What the person should look at. */
  field: DiagnosisField | undefined;
  /** What a button can do about it. */
  remedy?: Remedy;
  /** The account is refused, whatever the message: other messages of the mailbox would fare no better. */
  account: boolean;
  /** Trying the same again cannot help. */
  permanent: boolean;
  /** Seconds to wait before the next try, where the reply tells. */
  retryAfter: number | undefined;
};

const rules = [...connectionRules, ...encryptionRules, ...providerRules, ...serviceRules, ...replyRules];
const LOGIN_PAUSE_SECONDS = 15 * 60;

/**
 * What happened, as far as it is known for sure; the most specific rule wins. An unknown reply gets the id
 * `unknownReply` and is shown as it came: nothing is guessed.
 * @param provider the preset of the mailbox, such as `gmail`
 * @param history whether, and when, the same mailbox worked before
 */
export function diagnose(provider: string, failure: FailureFacts, history: History = {}): Diagnosis {
  const rule = rules.find((candidate) => applies(candidate, provider, failure));
  const code = failure.responseCode ?? 0;
  const login = failure.stage === "auth" && code >= 400;
  const { host, port, reply } = failure;
  const remedy = typeof rule?.remedy === "function" ? rule.remedy(failure) : rule?.remedy;
  const diagnosis: Diagnosis = {
    id: rule?.id ?? (reply === "" ? "unknownFailure" : "unknownReply"),
    params: { host, port, reply },
    severity: rule?.severity ?? "bug",
    field: rule?.field,
    ...(remedy && { remedy }),
    account: rule?.account ?? login,
    permanent: rule?.permanent ?? (code >= 500 && code !== 503),
    // A login that failed for a while is not hammered, known reply or not.
    retryAfter: rule?.retryAfter ?? (login && code < 500 ? LOGIN_PAUSE_SECONDS : undefined),
  };
  return withHistory(diagnosis, history);
}

function applies(rule: Rule, provider: string, failure: FailureFacts): boolean {
  return (
    within(rule.stage, failure.stage) &&
    within(rule.code, failure.code) &&
    within(rule.original, failure.originalCode) &&
    within(rule.response, failure.responseCode) &&
    within(rule.enhanced, failure.enhancedCode) &&
    within(rule.encryption, failure.encryption) &&
    within(rule.port, failure.port) &&
    (rule.text?.test(failure.reply) ?? true) &&
    (rule.when?.(failure) ?? true) &&
    isOf(rule.provider, provider, failure)
  );
}

function isOf(wanted: Rule["provider"], provider: string, { host, reply }: FailureFacts): boolean {
  if (!wanted || wanted.names.includes(provider)) return true;
  return (wanted.host?.test(host.toLowerCase()) || wanted.text?.test(reply)) ?? false;
}

function within<T>(wanted: T | readonly T[] | undefined, found: T | undefined): boolean {
  if (wanted === undefined) return true;
  return Array.isArray(wanted) ? wanted.includes(found) : wanted === found;
}
