import { bodyMisbehaviours } from "./misbehaviours/body.ts";
import { encryptionMisbehaviours } from "./misbehaviours/encryption.ts";
import { envelopeMisbehaviours } from "./misbehaviours/envelope.ts";
import { greetingMisbehaviours } from "./misbehaviours/greeting.ts";
import { loginMisbehaviours } from "./misbehaviours/login.ts";
import type { Encrypted, Ending, Misbehaviour } from "./misbehaviours/misbehaviour.ts";

const all: Misbehaviour[] = [
  ...encryptionMisbehaviours,
  ...greetingMisbehaviours,
  ...loginMisbehaviours,
  ...envelopeMisbehaviours,
  ...bodyMisbehaviours,
];

type Expected = Misbehaviour & { ending: Ending };

/** All that a mail server can do wrong by one way to encrypt, each with what must come of it. */
export function misbehavioursBy(encryption: Encrypted): Expected[] {
  return all.flatMap((one) => {
    const ending = typeof one.ends === "string" ? one.ends : one.ends[encryption];
    return ending ? [{ ...one, ending }] : [];
  });
}
