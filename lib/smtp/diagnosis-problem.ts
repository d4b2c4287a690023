import type { Problem } from "#lib/base/errors.ts";
import type { DiagnosisId } from "#lib/smtp/diagnosis-rule.ts";

/** A sentence of the namespace `diagnosis` as a `Problem`: what rows keep and screens say. */
export function reasonOf(id: DiagnosisId, params: Record<string, string | number> = {}): Problem {
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `diagnosis.${id}?${query}` : `diagnosis.${id}`;
}
