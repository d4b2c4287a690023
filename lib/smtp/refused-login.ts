import type { Remedy, Rule } from "./diagnosis-rule.ts";

/** A button that opens a page of the provider. */
export const page = (url: string): Remedy => ({ kind: "page", url });

/** A login that a provider refused: each of them wants a password of another kind, made at another place. */
export function refusedLogin(
  id: Rule["id"],
  provider: Rule["provider"],
  remedy: NonNullable<Rule["remedy"]>,
): Rule {
  return {
    id,
    severity: "wrong",
    provider,
    stage: "auth",
    response: 535,
    field: "password",
    account: true,
    remedy,
  };
}
