import type { ErrorParams, Problem } from "#lib/base/errors.ts";
import type { DiagnosisId } from "./diagnosis-rule.ts";

/** A sentence of the namespace `diagnosis` as a `Problem`: what rows keep and screens say. */
export function diagnosisProblem(id: DiagnosisId, params: ErrorParams = {}): Problem {
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `diagnosis.${id}?${query}` : `diagnosis.${id}`;
}
