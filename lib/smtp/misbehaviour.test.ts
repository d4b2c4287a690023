import { describe, expect, test } from "vitest";
import { misbehavioursBy } from "#testing/misbehaviours.ts";
import { expectNoPassword } from "#testing/password-traces.ts";
import { type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { diagnose } from "./diagnose.ts";
import { SmtpFailure } from "./failure.ts";
import type { Message, SendResult } from "./outcome.ts";
import type { StageEvent } from "./stages.ts";
import { openSubmission } from "./submission.ts";
import { Transcript } from "./transcript.ts";

const DEADLINE_MS = 1_000;
const PATIENT_MS = 15_000;

function messageOf(words: number): Message {
  const mime = Buffer.from(`Message-ID: <1@firma.example>\r\n\r\n${"faktura ".repeat(words)}\r\n`);
  return { from: "my@firma.example", to: ["eva@odberatel.example"], mime };
}

/** Sends one message as a test does, and keeps all that could be seen of it. */
async function send({ server }: ScriptedPeer, message: Message, deadlineMs: number) {
  const stages: StageEvent[] = [];
  const transcript = new Transcript(server);
  const onStage = (event: StageEvent) => stages.push(event);
  const result = await openSubmission(server, { deadlineMs, onStage, transcript })
    .then(async (submission): Promise<SendResult> => {
      const sent = await submission.send(message);
      submission.close();
      return sent;
    })
    .catch((error): SendResult => {
      if (error instanceof SmtpFailure) return { outcome: "failed", failure: error };
      throw error;
    });
  return { result, stages, transcript: transcript.lines() };
}

function endingOf(result: SendResult): string {
  if (!("failure" in result)) return result.outcome;
  const { stage } = result.failure;
  return `${result.outcome} at ${stage}: ${diagnose("other", result.failure).id}`;
}

describe.concurrent.each(["ssl", "starttls"] as const)("by %s, a server that", (encryption) => {
  test.each(misbehavioursBy(encryption))("$name: $ending", async ({ script, ending, slow, large }) => {
    const peer = await startScriptedPeer({ encryption, ...script() });
    try {
      const seen = await send(peer, messageOf(large ? 50_000 : 100), slow ? DEADLINE_MS : PATIENT_MS);
      expect(endingOf(seen.result)).toBe(ending);
      const last = seen.stages.at(-1);
      if ("failure" in seen.result)
        expect(last).toMatchObject({ stage: seen.result.failure.stage, state: "failed" });
      else expect(last).toMatchObject({ stage: "message", state: "done" });
      expectNoPassword(peer.server, seen);
      expectNoLoginInVain(peer, seen.stages);
    } finally {
      await peer.close();
    }
  });
});

// Who fails to encrypt or to greet has never heard the password.
function expectNoLoginInVain(peer: ScriptedPeer, stages: StageEvent[]): void {
  if (!stages.some(({ stage }) => stage === "auth")) expect(peer.heard.join()).not.toContain("AUTH");
}
