import { afterEach, describe, expect, test, vi } from "vitest";
import { type Move, type Script, type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { diagnose } from "./diagnose.ts";
import type { SendResult } from "./outcome.ts";
import type { SendHooks } from "./send.ts";
import { openSubmission, type Submission } from "./submission.ts";

const mimeOf = (words: number) =>
  Buffer.from(`Message-ID: <1@firma.example>\r\n\r\n${"faktura ".repeat(words)}\r\n`);
const message = { from: "my@firma.example", to: ["eva@odberatel.example"], mime: mimeOf(100) };
// So large that a server can answer in the middle of it.
const large = { ...message, mime: mimeOf(50_000) };

let peer: ScriptedPeer;
let submission: Submission;
afterEach(async () => {
  submission.close();
  await peer.close();
});

async function sendTo(script: Script, hooks: SendHooks = {}, patienceMs = 10_000): Promise<SendResult> {
  peer = await startScriptedPeer(script);
  submission = await openSubmission(peer.server);
  const signal = AbortSignal.timeout(patienceMs);
  return submission.send(script.moves?.body ? large : message, { ...hooks, signal });
}

const diagnosisOf = (result: SendResult) =>
  "failure" in result && result.failure && diagnose("other", result.failure).id;

describe.each(["ssl", "starttls"] as const)("by %s", (encryption) => {
  for (const offers of [["AUTH PLAIN"], ["AUTH PLAIN", "PIPELINING"]]) {
    const how = offers.length > 1 ? "with pipelining" : "step by step";
    const script = (moves: Script["moves"]): Script => ({ encryption, moves, offers });

    test.each<[string, Script["moves"], string, string, boolean]>([
      ["a refused sender", { mail: "553 5.7.1 not yours" }, "sender", "senderNotAllowed", true],
      ["a deferred sender", { mail: "451 4.3.0 later" }, "sender", "serverBusy", false],
      ["a refused recipient", { rcpt: "550 5.1.1 nobody" }, "recipient", "noSuchRecipient", true],
      ["a deferred recipient", { rcpt: "452 4.2.2 full" }, "recipient", "mailboxFull", false],
      ["refused DATA", { data: "550 5.7.1 no" }, "message", "policyRefused", true],
      ["deferred DATA", { data: "451 4.3.0 later" }, "message", "serverBusy", false],
      ["a definite 5xx to the dot", { dot: "550 5.7.1 spam" }, "message", "policyRefused", true],
      ["a definite 4xx to the dot", { dot: "451 4.3.0 later" }, "message", "serverBusy", false],
      ["421 to the dot", { dot: "421 4.3.0 closing" }, "message", "serverBusy", false],
    ])(`${how}: %s is a refusal, with its stage and reply`, async (_name, moves, stage, id, permanent) => {
      const result = await sendTo(script(moves));
      expect(result).toMatchObject({ outcome: "refused", failure: { stage, permanent } });
      expect(diagnosisOf(result)).toBe(id);
      expect(peer.dots).toBe(moves?.dot ? 1 : 0);
    });

    test.each<[string, Script["moves"], string]>([
      ["hanging up at MAIL FROM", { mail: "drop" }, "hungUp"],
      ["hanging up at RCPT TO", { rcpt: "drop" }, "hungUp"],
      ["hanging up at DATA", { data: "drop" }, "hungUp"],
      ["hanging up in the body", { body: "drop" }, "hungUp"],
      ["silence at RCPT TO", { rcpt: "silence" }, "talkTimeout"],
      ["a cut-off refusal at RCPT TO", { rcpt: { raw: "550 5.1", drop: true } }, "hungUp"],
      ["354 and 250 together", { data: "354 go\r\n250 2.0.0 believe me" }, "earlyReply"],
      ["250 in the middle of the body", { body: "250 2.0.0 believe me" }, "earlyReply"],
    ])(`${how}: %s is trouble before the gate: nothing went out`, async (_name, moves, id) => {
      const beforeDot = vi.fn(async () => true);
      const result = await sendTo(script(moves), { beforeDot }, 400);
      expect(result).toMatchObject({ outcome: "failed" });
      expect(diagnosisOf(result)).toBe(id);
      expect(beforeDot).not.toHaveBeenCalled();
      expect(peer.dots).toBe(0);
      expect(submission.usable).toBe(false);
    });

    test.each<[string, Move, string]>([
      ["hanging up", "drop", "hungUp"],
      ["silence", "silence", "talkTimeout"],
      ["a cut-off yes", { raw: "250 2.0", drop: true }, "hungUp"],
      ["a cut-off no", { raw: "550 5.7", drop: true }, "hungUp"],
      ["an unfinished reply of several lines", { raw: "550-5.7.1 a\r\n550-", drop: true }, "hungUp"],
      ["a line that is no reply", "2", "earlyReply"],
      ["a third 354", "354 go on", "brokenReply"],
      ["noise", { raw: "\0\0\r\n" }, "brokenReply"],
    ])(`${how}: %s after the dot is unknown`, async (_name, dot) => {
      const result = await sendTo(script({ dot }), { beforeDot: async () => true }, 400);
      expect(result.outcome).toBe("unknown");
      expect(peer.dots).toBe(1);
      expect(submission.usable).toBe(false);
    });
  }
});

describe("the gate", () => {
  test("is asked when the whole body is out, and the dot follows only its yes", async () => {
    const atGate: { dots: number; progress: number[] }[] = [];
    const progress: number[] = [];
    const result = await sendTo(
      {},
      {
        onProgress: (bytes) => progress.push(bytes),
        beforeDot: async () => {
          atGate.push({ dots: peer.dots, progress: [...progress] });
          return true;
        },
      },
    );
    expect(result.outcome).toBe("accepted");
    expect(atGate).toEqual([{ dots: 0, progress: [message.mime.length] }]);
    expect(peer.dots).toBe(1);
  });

  test("a no ends the connection without a dot", async () => {
    const result = await sendTo({}, { beforeDot: async () => false });
    expect(result).toEqual({ outcome: "withheld", error: undefined });
    expect(submission.usable).toBe(false);
    expect(peer.dots).toBe(0);
  });

  test("an error of its commit ends the connection without a dot", async () => {
    const error = new Error("the database is gone");
    const result = await sendTo({}, { beforeDot: () => Promise.reject(error) });
    expect(result).toEqual({ outcome: "withheld", error });
    expect(peer.dots).toBe(0);
  });

  test("a refusal in the middle of the body keeps it closed", async () => {
    const beforeDot = vi.fn(async () => true);
    const result = await sendTo({ moves: { body: "550 5.7.1 enough" } }, { beforeDot });
    expect(result).toMatchObject({ outcome: "refused", failure: { stage: "message", permanent: true } });
    expect(beforeDot).not.toHaveBeenCalled();
    expect(submission.usable).toBe(false);
  });

  test.each<[string, Move, string]>([
    ["a yes", "250 2.0.0 believe me", "failed"],
    ["a no", "550 5.7.1 changed my mind", "refused"],
    ["a broken connection", "drop", "failed"],
  ])("%s that comes while it is being asked leaves the dot unwritten", async (_name, move, outcome) => {
    let speak = () => {};
    const spoken = new Promise<void>((done) => {
      speak = done;
    });
    const result = await sendTo(
      { moves: { body: "silence" } },
      {
        beforeDot: async () => {
          peer.say(move);
          await vi.waitFor(() => expect(submission.usable).toBe(false)).catch(() => {});
          speak();
          return true;
        },
      },
    );
    await spoken;
    expect(result.outcome).toBe(outcome);
    expect(peer.dots).toBe(0);
  });
});

test("each recipient has its own outcome", async () => {
  const mannered = await startSmtpPeer({ refuse: { "nikdo@odberatel.example": "550 5.1.1 No such user" } });
  peer = await startScriptedPeer();
  submission = await openSubmission(mannered.server);
  const to = ["eva@odberatel.example", "nikdo@odberatel.example"];
  const result = await submission.send({ ...message, to });
  expect(result).toMatchObject({
    outcome: "accepted",
    recipients: [
      { address: to[0], failure: undefined },
      {
        address: to[1],
        failure: { enhancedCode: "5.1.1", permanent: true, reply: "550 5.1.1 No such user" },
      },
    ],
  });
  expect(mannered.caught[0]?.to).toEqual([to[0]]);
  await mannered.close();
});

test("after a refusal the next message goes out on the same connection", async () => {
  const result = await sendTo({ moves: { rcpt: ["550 5.1.1 nobody", "250 2.1.5 Ok"] } });
  expect(result.outcome).toBe("refused");
  expect((await submission.send(message)).outcome).toBe("accepted");
  expect(peer.heard).toContain("RSET");
});

test("a message larger than the server takes is refused before it is sent", async () => {
  const result = await sendTo({ offers: ["AUTH PLAIN", "SIZE 100"] });
  expect(result).toMatchObject({ outcome: "refused", failure: { stage: "message", originalCode: "SIZE" } });
  expect(diagnosisOf(result)).toBe("messageTooLarge");
  expect(peer.heard.join()).not.toContain("MAIL FROM");
});

test.each(["jörg@odberatel.example", "a@b.example>\r\nRCPT TO:<evil@x.example", "a b@c.example", ""])(
  "the address %j never reaches the server",
  async (address) => {
    peer = await startScriptedPeer();
    submission = await openSubmission(peer.server);
    expect(await submission.send({ ...message, to: [address] })).toMatchObject({ outcome: "refused" });
    expect(await submission.send({ ...message, from: address })).toMatchObject({ outcome: "refused" });
    expect(peer.heard.join()).not.toContain("MAIL FROM");
  },
);

test("a server that thinks for a while about a message is waited for", async () => {
  const result = await sendTo({ moves: { dot: "250-2.0.0 let me see\r\n250 2.0.0 yes" } });
  expect(result).toMatchObject({ outcome: "accepted", reply: "250-2.0.0 let me see 250 2.0.0 yes" });
});
