import type { DiagnosisId } from "#lib/smtp/diagnosis-rule.ts";
import type { Stage } from "#lib/smtp/stages.ts";
import type { Script } from "#testing/scripted-peer.ts";

export type Encrypted = "ssl" | "starttls";

/** How an attempt to send ends: outcome (as in `SendResult`), stage and diagnosis; or the server took the message. */
export type Ending = "accepted" | `${"failed" | "refused" | "unknown"} at ${Stage}: ${DiagnosisId}`;

/** Something that a mail server does wrong, or oddly, and what must come of it. */
export type Misbehaviour = {
  /** After "a server …". */
  name: string;
  script: () => Omit<Script, "encryption">;
  /** The same by both ways to encrypt, or by each its own; left out where it cannot happen. */
  ends: Ending | Partial<Record<Encrypted, Ending>>;
  /** Nothing but a deadline ends it. */
  slow?: true;
  /** Seen only with a message that does not fit into one write. */
  large?: true;
};

/** The same at the same moment, whatever the encryption. */
export function misbehaves(
  name: string,
  moves: NonNullable<Script["moves"]>,
  ends: Misbehaviour["ends"],
  more: Pick<Misbehaviour, "slow" | "large"> = {},
): Misbehaviour {
  return { name, script: () => ({ moves }), ends, ...more };
}
