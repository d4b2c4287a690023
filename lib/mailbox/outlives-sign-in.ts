import type { DiagnosisId } from "#lib/smtp/diagnosis-rule.ts";

/** The account may not send more for now, whoever signs in. */
const quota: DiagnosisId[] = ["dailyLimit", "creditsUsedUp"];
const patience: DiagnosisId[] = [...quota, "throttled", "unusualRate", "tooManyLogins", "tooManyConnections"];

/** Said to somebody who had signed in. */
const saidAfterwards: DiagnosisId[] = [
  "accountBlocked",
  "accountNotActive",
  "addressMalformed",
  "addressNotAscii",
  "loginRequired",
  "notAuthenticatedDomain",
  "ourAddressListed",
  "relayDenied",
  "senderDomainMissing",
  "senderNotAllowed",
  "senderNotVerified",
  "starttlsRequired",
  "yahooMailboxUnavailable",
];

const patternOf = (ids: DiagnosisId[]) => `^diagnosis\\.(${ids.join("|")})(\\?|$)`;

/** The reasons of a mailbox that a sign-in does not disprove, as a regular expression of JavaScript and PostgreSQL. */
export const outlivingReasons: string = patternOf([...patience, ...saidAfterwards]);

const outliving = new RegExp(outlivingReasons);
const ofPatience = new RegExp(patternOf(patience));
const ofQuota = new RegExp(patternOf(quota));

/** Whether only an accepted message proves that this reason is gone. Pure. */
export function outlivesSignIn(reason: string | null): boolean {
  return reason !== null && outliving.test(reason);
}

/** Whether the server wants nothing more of this account for a time. Pure. */
export function asksForPatience(reason: string | null): boolean {
  return reason !== null && ofPatience.test(reason);
}

/** Whether what the account may send is used up. Pure. */
export function isQuota(reason: string | null): boolean {
  return reason !== null && ofQuota.test(reason);
}
