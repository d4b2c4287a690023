import { UserError } from "#lib/base/errors.ts";
import { forgetTries, giveBack, isNoted, type Limit, note, sweepTries, takeTries } from "./tries.ts";

const QUARTER_SECONDS = 15 * 60;
const KNOWN_SECONDS = 60 * 24 * 60 * 60;

/**
 * Admits one try to sign in, or says how long to wait. Counted are a place (an IPv4 address or an IPv6 /64), a place
 * with an account, and an account from everywhere. The last one leaves out places from which the person has signed
 * in before, so that nobody can lock somebody else out of their own office. An account that does not exist is counted
 * like any other.
 * @throws UserError when the tries are used up
 */
export async function admitSignIn(email: string, place: string) {
  const known = knownPlace(email, place);
  const both = { what: ["sign-in", email, place], most: 10, seconds: QUARTER_SECONDS };
  const limits: Limit[] = [
    { what: ["sign-in from", place], most: 50, seconds: QUARTER_SECONDS },
    both,
    ...((await isKnownPlace(email, place))
      ? []
      : [{ what: ["sign-in of", email], most: 30, seconds: QUARTER_SECONDS }]),
  ];
  await admit(limits);
  return {
    /** The person was who they said. */
    succeeded: async () => {
      await giveBack(limits);
      await forgetTries(both.what);
      await note(known, KNOWN_SECONDS);
      await sweepTries();
    },
    /** It came to no answer. */
    cameToNothing: () => giveBack(limits),
  };
}

/** The same for typing the password, or a code, again within a session. */
export function admitConfirmation(userId: string): Promise<void> {
  return admit([{ what: ["confirmation", userId], most: 10, seconds: QUARTER_SECONDS }]);
}

export const forgetConfirmations = (userId: string) => forgetTries(["confirmation", userId]);

const CODE_SECONDS = 120;

/** Whether a code is used for the first time; each is good for one sign-in alone (RFC 6238 §5.2). */
export async function spendCode(userId: string, code: string): Promise<boolean> {
  return (await takeTries([{ what: ["code", userId, code], most: 1, seconds: CODE_SECONDS }])) === null;
}

const knownPlace = (email: string, place: string) => ["known", email, place];

/** Whether the person of an account has signed in from a place lately. */
export const isKnownPlace = (email: string, place: string): Promise<boolean> =>
  isNoted(knownPlace(email, place));

/** Takes one try of each limit. @throws UserError saying how long to wait, when one is used up */
export async function admit(limits: Limit[]): Promise<void> {
  const seconds = await takeTries(limits);
  if (seconds !== null) throw new UserError("tooManyTries", { params: { minutes: Math.ceil(seconds / 60) } });
}
