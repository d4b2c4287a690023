import type { UnknownReason } from "./dns-answer.ts";

/** `notChecked`: DNS cannot be asked for it, because nobody told us where it is. */
export type CheckState = "ok" | "missing" | "wrong" | "unknown" | "notChecked";

/** A TXT record ready to copy. `replace`: it stands in for all that are there now. */
export type SuggestedRecord = { deed: "add" | "change" | "replace"; name: string; value: string };

/** What is worth knowing about a record that does its work. */
export type Remark = "noAll" | "otherWays" | "partlyChecked" | "policyNone" | "inherited" | "testing";

type Params = Record<string, string | number>;

/** The judgement of one record: `reason` is the sentence to say, with the values of `params`. */
export type Verdict<Reason extends string> = {
  params: Params;
  remarks: Remark[];
  record?: SuggestedRecord;
} & (
  | { state: Exclude<CheckState, "unknown">; reason: Reason }
  | { state: "unknown"; reason: UnknownReason | "nested" }
);

/** DNS did not answer, so nothing is said about the record. */
export function unknownVerdict(reason: UnknownReason | "nested", params: Params = {}) {
  return { state: "unknown" as const, reason, params, remarks: [] };
}

/** The record is there, but it does not do its work. */
export function wrongVerdict<Reason extends string>(
  reason: Reason,
  params: Params,
  record?: SuggestedRecord,
) {
  return { state: "wrong" as const, reason, params, remarks: [], ...(record && { record }) };
}
