import { connectionRules } from "./connection-rules.ts";
import type { DiagnosisField, DiagnosisId, Rule } from "./diagnosis-rule.ts";
import type { FailureFacts } from "./failure.ts";
import { replyRules } from "./reply-rules.ts";

export type Diagnosis = {
  /** The sentence: `diagnosis.<id>` in locales, with {host}, {port} and {reply}. */
  id: DiagnosisId;
  /** What the person should look at. */
  field: DiagnosisField | undefined;
  /** The account is refused, whatever the message: other messages of the mailbox would fare no better. */
  account: boolean;
  /** Trying the same again cannot help. */
  permanent: boolean;
  /** Seconds to wait before the next try, where the reply tells. */
  retryAfter: number | undefined;
};

const rules = [...connectionRules, ...replyRules];
const LOGIN_PAUSE_SECONDS = 15 * 60;

/**
 * What happened, as far as it is known for sure; the most specific rule wins. An unknown reply gets the id
 * `unknownReply` and is shown as it came: nothing is guessed.
 * @param provider the preset of the mailbox, such as `gmail`
 */
export function diagnose(provider: string, failure: FailureFacts): Diagnosis {
  const rule = rules.find((candidate) => applies(candidate, provider, failure));
  const code = failure.responseCode ?? 0;
  const login = failure.stage === "auth" && code >= 400;
  return {
    id: rule?.id ?? (failure.reply === "" ? "unknownFailure" : "unknownReply"),
    field: rule?.field,
    account: rule?.account ?? login,
    permanent: rule?.permanent ?? (code >= 500 && code !== 503),
    // A login that failed for a while is not hammered, known reply or not.
    retryAfter: rule?.retryAfter ?? (login && code < 500 ? LOGIN_PAUSE_SECONDS : undefined),
  };
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
    within(rule.host, failure.host.toLowerCase()) &&
    (rule.text === undefined || rule.text.test(failure.reply)) &&
    (rule.provider === undefined ||
      rule.provider.names.includes(provider) ||
      rule.provider.text.test(failure.reply))
  );
}

function within<T>(wanted: T | readonly T[] | undefined, found: T | undefined): boolean {
  if (wanted === undefined) return true;
  return Array.isArray(wanted) ? wanted.includes(found) : wanted === found;
}
