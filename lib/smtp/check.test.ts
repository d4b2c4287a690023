import { afterEach, describe, expect, test } from "vitest";
import { type Script, type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { diagnose } from "./diagnose.ts";
import type { StageEvent } from "./stages.ts";
import { openSubmission, type Submission } from "./submission.ts";

const envelope = { from: "my@firma.example", to: ["eva@odberatel.example"] };
const message = { ...envelope, mime: Buffer.from("Message-ID: <1@firma.example>\r\n\r\nText\r\n") };

let peer: ScriptedPeer;
let submission: Submission;
let events: StageEvent[];
afterEach(async () => {
  submission.close();
  await peer.close();
});

async function openTo(script: Script): Promise<void> {
  events = [];
  peer = await startScriptedPeer(script);
  submission = await openSubmission(peer.server, { onStage: (event) => events.push(event) });
}

const commands = () => peer.heard.map((line) => line.split(" ")[0]);
const ended = () =>
  events.filter(({ state }) => state !== "started").map(({ stage, state }) => `${stage} ${state}`);

describe.each([
  ["step by step", ["AUTH PLAIN"]],
  ["with pipelining", ["AUTH PLAIN", "PIPELINING"]],
])("checking without sending, %s", (_how, offers) => {
  test("asks for sender and recipients, and stops before DATA", async () => {
    await openTo({ offers });
    const to = ["eva@odberatel.example", "jan@odberatel.example"];
    expect(await submission.check({ ...envelope, to })).toEqual({
      outcome: "checked",
      reply: "250 2.1.5 Ok",
    });
    expect(commands()).toEqual(["EHLO", "AUTH", "MAIL", "RCPT", "RCPT"]);
    expect(ended().slice(-3)).toEqual(["auth done", "sender done", "recipient done"]);
    expect(peer.dots).toBe(0);
  });

  test.each<[string, Script["moves"], string, string]>([
    ["a refused sender", { mail: "553 5.7.1 not yours" }, "sender", "senderNotAllowed"],
    ["a refused recipient", { rcpt: "550 5.1.1 nobody" }, "recipient", "noSuchRecipient"],
    [
      "one refused recipient of two",
      { rcpt: ["250 Ok", "550 5.1.1 nobody"] },
      "recipient",
      "noSuchRecipient",
    ],
    ["421 at the sender", { mail: "421 4.7.0 slow down" }, "sender", "throttled"],
  ])("tells of %s, with stage and reply", async (_name, moves, stage, id) => {
    await openTo({ offers, moves });
    const result = await submission.check({ ...envelope, to: ["a@b.example", "c@d.example"] });
    expect(result).toMatchObject({ outcome: "refused", failure: { stage } });
    if (result.outcome !== "checked") expect(diagnose("other", result.failure).id).toBe(id);
    expect(ended().at(-1)).toBe(`${stage} failed`);
    expect(commands()).not.toContain("DATA");
  });

  test.each<[string, Script["moves"], string, string]>([
    ["hanging up", { rcpt: "drop" }, "recipient", "hungUp"],
    ["silence", { mail: "silence" }, "sender", "talkTimeout"],
    ["a cut-off refusal", { mail: { raw: "550 5.7", drop: true } }, "sender", "hungUp"],
    ["a line that is no reply", { mail: "2" }, "sender", "brokenReply"],
    ["a third class of reply", { rcpt: "354 go ahead" }, "recipient", "brokenReply"],
  ])("tells of %s, and gives the connection up", async (_name, moves, stage, id) => {
    await openTo({ offers, moves });
    const result = await submission.check(envelope, { signal: AbortSignal.timeout(400) });
    expect(result).toMatchObject({ outcome: "failed", failure: { stage } });
    if (result.outcome !== "checked") expect(diagnose("other", result.failure).id).toBe(id);
    expect(submission.usable).toBe(false);
  });

  test("leaves a connection on which a message can follow", async () => {
    await openTo({ offers, moves: { rcpt: ["550 5.1.1 nobody", "250 2.1.5 Ok"] } });
    expect((await submission.check(envelope)).outcome).toBe("refused");
    expect((await submission.send(message)).outcome).toBe("accepted");
    expect(commands().slice(2, 6)).toEqual(["MAIL", "RCPT", "RSET", "MAIL"]);
  });
});

test("an echoed password is not passed on", async () => {
  await openTo({ moves: { rcpt: "550 5.1.1 tajne-heslo-42" } });
  const result = await submission.check(envelope);
  expect(JSON.stringify(result)).not.toContain("tajne-heslo-42");
  expect(result).toMatchObject({ failure: { reply: "550 5.1.1 ••••••" } });
});

test.each([
  ["jörg@odberatel.example", "NOT_ASCII"],
  ["a@b.example>\r\nDATA", "MALFORMED"],
  ["a@b.example,c@d.example", "MALFORMED"],
  [" a@b.example", "MALFORMED"],
  ["", "MALFORMED"],
])("the address %j never reaches the server: %s", async (address, originalCode) => {
  await openTo({});
  const refused = { outcome: "refused", failure: { originalCode } };
  expect(await submission.check({ ...envelope, to: [address] })).toMatchObject(refused);
  expect(await submission.check({ ...envelope, from: address })).toMatchObject(refused);
  expect(commands()).not.toContain("MAIL");
});
