import { admit, isKnownPlace } from "./sign-in-limits.ts";
import { type Limit, sweepTries, takeTries } from "./tries.ts";

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Admits one question for a new password by mail. An account gets one mail in five minutes and five in a day; a place
 * from which its person has signed in has five of its own, so that nobody can use up somebody else's.
 * @returns whether a mail may go. @throws UserError when the place has asked too often, for whichever accounts
 */
export async function admitReset(email: string, place: string): Promise<boolean> {
  await admit([{ what: ["reset from", place], most: 10, seconds: 15 * 60 }]);
  const whose = ["reset of", email, ...((await isKnownPlace(email, place)) ? [place] : [])];
  const limits: Limit[] = [
    { what: [...whose, "now"], most: 1, seconds: 5 * 60 },
    { what: whose, most: 5, seconds: DAY_SECONDS },
  ];
  const admitted = (await takeTries(limits)) === null;
  await sweepTries();
  return admitted;
}
