import { createHash } from "node:crypto";
import { UserError } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import { SmtpFailure } from "#lib/smtp/failure.ts";
import type { Message } from "#lib/smtp/outcome.ts";
import type { StageEvent } from "#lib/smtp/stages.ts";
import type { Claim, FrozenMessage } from "./claim.ts";
import { fault } from "./fault.ts";
import { keepLease, openGate } from "./lease.ts";
import type { Line } from "./line.ts";
import { recordVerdict } from "./record.ts";
import { type Verdict, verdictOf, verdictOnOpening } from "./verdict.ts";

/**
 * Sends a claimed delivery and writes down how it ended. An error that it throws is a bug or a database that stays
 * away: the delivery is then left to recovery.
 * @param abort ends it at once; what is past the gate becomes unknown
 */
export async function deliver(claim: Claim, line: Line, abort: AbortSignal): Promise<void> {
  fault("claim");
  const gate = { released: false };
  const lost = new AbortController();
  const release = keepLease(claim, () => {
    // Past the gate the answer is still worth waiting for.
    if (!gate.released) lost.abort();
  });
  try {
    const stages: StageEvent[] = [];
    line.onStage = (event) => {
      stages.push(event);
      faultAtStage(event);
    };
    const verdict = await attempt(claim, line, gate, AbortSignal.any([abort, lost.signal]));
    if (verdict.event === "accepted") fault("afterReply");
    await recordVerdict({ claim, verdict, dotReleased: gate.released, stages });
  } finally {
    release();
  }
}

async function attempt(
  claim: Claim,
  line: Line,
  gate: { released: boolean },
  signal: AbortSignal,
): Promise<Verdict> {
  const message = thaw(claim.message);
  if (!message) return { event: "damaged", outcome: "failed", recipients: [] };
  const beforeDot = async () => {
    fault("beforeGate");
    gate.released = await openGate(claim);
    if (gate.released) fault("afterGate");
    return gate.released;
  };
  const onProgress = (bytes: number, total: number) => {
    if (bytes < total) fault("body");
  };
  try {
    const result = await line.send(claim, message, { beforeDot, onProgress, signal });
    if (result.outcome === "withheld") {
      log().warn(
        { deliveryId: claim.deliveryId, err: String(result.error ?? "not ours any more") },
        "gate closed",
      );
    }
    return verdictOf(line.known, result);
  } catch (error) {
    if (error instanceof SmtpFailure) return verdictOnOpening(line.known, error);
    if (!(error instanceof UserError)) throw error;
    const pause = { kind: "credentials", reason: diagnosisProblem("passwordUnreadable") } as const;
    return { event: "mailboxPaused", outcome: "account", reason: pause.reason, recipients: [], pause };
  }
}

// The frozen bytes, if they are still those that were ordered.
function thaw({ mime: base64, mimeSha256, from, to }: FrozenMessage): Message | undefined {
  const mime = Buffer.from(base64, "base64");
  return createHash("sha256").update(mime).digest("hex") === mimeSha256 ? { from, to, mime } : undefined;
}

function faultAtStage({ stage, state }: StageEvent): void {
  if (state !== "done") return;
  if (stage === "connect") fault("connect");
  if (stage === "auth") fault("auth");
  if (stage === "recipient") fault("rcpt");
}
