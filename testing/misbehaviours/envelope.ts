import type { Script } from "#testing/scripted-peer.ts";
import { type Misbehaviour, misbehaves } from "./misbehaviour.ts";

const pipelining = ["AUTH PLAIN", "8BITMIME", "PIPELINING"];

/** The same from a server that takes sender, recipients and DATA in one go (RFC 2920). */
function pipelined(plain: Misbehaviour): Misbehaviour {
  const script = (): Script => ({ ...plain.script(), offers: pipelining });
  return { ...plain, name: `takes all at once and ${plain.name}`, script };
}

const refusals: Misbehaviour[] = [
  misbehaves("refuses the sender", { mail: "553 5.7.1 Not yours" }, "refused at sender: senderNotAllowed"),
  misbehaves("defers the sender", { mail: "451 4.3.0 Later" }, "refused at sender: serverBusy"),
  misbehaves(
    "refuses the recipient",
    { rcpt: "550 5.1.1 Nobody here" },
    "refused at recipient: noSuchRecipient",
  ),
  misbehaves("defers the recipient", { rcpt: "452 4.2.2 Full" }, "refused at recipient: mailboxFull"),
  misbehaves("refuses DATA", { data: "550 5.7.1 No" }, "refused at message: policyRefused"),
  misbehaves("defers DATA", { data: "451 4.3.0 Later" }, "refused at message: serverBusy"),
];

/** What goes wrong while sender and recipients are named. */
export const envelopeMisbehaviours: Misbehaviour[] = [
  ...refusals,
  ...refusals.map(pipelined),
  misbehaves("lost count at the sender", { mail: "503 5.5.1 Bad sequence" }, "refused at sender: wrongOrder"),
  misbehaves(
    "says something nobody knows at the sender",
    { mail: "599 5.9.9 Blue" },
    "refused at sender: unknownReply",
  ),
  misbehaves("hangs up at the sender", { mail: "drop" }, "failed at sender: hungUp"),
  misbehaves("is silent at the sender", { mail: "silence" }, "failed at sender: talkTimeout", { slow: true }),
  misbehaves("says NUL bytes at the sender", { mail: { raw: "\0\0\r\n" } }, "failed at sender: brokenReply"),
  misbehaves("hangs up at the recipient", { rcpt: "drop" }, "failed at recipient: hungUp"),
  misbehaves("is silent at the recipient", { rcpt: "silence" }, "failed at recipient: talkTimeout", {
    slow: true,
  }),
  misbehaves("breaks a refusal off", { rcpt: { raw: "550 5.1", drop: true } }, "failed at recipient: hungUp"),
  misbehaves("hangs up at DATA", { data: "drop" }, "failed at recipient: hungUp"),
  misbehaves("is silent at DATA", { data: "silence" }, "failed at recipient: talkTimeout", { slow: true }),
  misbehaves(
    "takes the message before it is sent",
    { data: "354 go\r\n250 2.0.0 Done" },
    "failed at message: earlyReply",
  ),
  {
    name: "takes only tiny messages",
    script: () => ({ offers: ["AUTH PLAIN", "SIZE 100"] }),
    ends: "refused at message: messageTooLarge",
  },
  { name: "knows seven bits only", script: () => ({ offers: ["AUTH PLAIN"] }), ends: "accepted" },
];
