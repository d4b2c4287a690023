import type { DiagnosisId } from "#lib/smtp/diagnosis-rule.ts";
import type { Stage } from "#lib/smtp/stages.ts";
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

export type Expected = Misbehaviour & { ending: Ending };

/** All that a mail server can do wrong by one way to encrypt, each with what must come of it. */
export function misbehavioursBy(encryption: Encrypted): Expected[] {
  return all.flatMap((one) => {
    const ending = typeof one.ends === "string" ? one.ends : one.ends[encryption];
    return ending ? [{ ...one, ending }] : [];
  });
}

type Parts = { outcome: "accepted" | "failed" | "refused" | "unknown"; stage?: Stage; id?: DiagnosisId };

/** What an ending says. */
export function partsOf(ending: Ending): Parts {
  const [, outcome, stage, id] = /^(\w+)(?: at (\w+): (\w+))?$/.exec(ending) ?? [];
  return { outcome, stage, id } as Parts;
}
