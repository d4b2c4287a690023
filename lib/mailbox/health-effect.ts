import type { Diagnosis } from "#lib/smtp/diagnose.ts";
import type { Stage } from "#lib/smtp/stages.ts";

/**
 * What a failure says of the mailbox:
 * nothing: it is about one message, or the server asks for patience;
 * unavailable: the server cannot be used now, and nothing tells that the settings are to blame;
 * failing: it cannot be used until a person mends something;
 * failingUntilPerson: trying again would only make it worse, so nothing signs in until a person acts.
 */
export type HealthEffect = "nothing" | "unavailable" | "failing" | "failingUntilPerson";

type Found = Pick<Diagnosis, "id" | "severity" | "field" | "account" | "permanent" | "retryAfter">;

const opening: Stage[] = ["resolve", "connect", "encrypt", "greet", "auth"];

/** The one rule for tests, checks and deliveries alike. Pure. */
export function healthEffect(found: Found, stage: Stage): HealthEffect {
  const { id, severity, account, retryAfter } = found;
  // We ended it ourselves.
  if (id === "interrupted") return "nothing";
  if (account) return retryAfter === undefined ? "failingUntilPerson" : "nothing";
  const isOpening = opening.includes(stage);
  if (severity === "wrong" || severity === "provider")
    return isOpening || isAboutMailbox(found, stage) ? "failing" : "nothing";
  return isOpening && severity !== "message" ? "unavailable" : "nothing";
}

// What was said to somebody who had signed in: for good, and of the sender or the settings.
function isAboutMailbox({ field, permanent }: Found, stage: Stage): boolean {
  return permanent && (stage === "sender" || (field !== undefined && field !== "recipient"));
}
