import { type Misbehaviour, misbehaves } from "./misbehaviour.ts";

const large = { large: true } as const;

/** What goes wrong from the first byte of the message on. After its final dot nobody knows, unless the server tells. */
export const bodyMisbehaviours: Misbehaviour[] = [
  misbehaves("hangs up in the message", { body: "drop" }, "failed at message: hungUp", large),
  misbehaves(
    "refuses in the message",
    { body: "550 5.7.1 Enough" },
    "refused at message: policyRefused",
    large,
  ),
  misbehaves("says yes in the message", { body: "250 2.0.0 Done" }, "failed at message: earlyReply", large),
  misbehaves("refuses the message", { dot: "550 5.7.1 Spam" }, "refused at message: policyRefused"),
  misbehaves("defers the message", { dot: "451 4.3.0 Later" }, "refused at message: serverBusy"),
  misbehaves(
    "has its daily limit reached",
    { dot: "550 5.4.5 Daily limit" },
    "refused at message: dailyLimit",
  ),
  misbehaves("closes after the message", { dot: "421 4.3.0 Closing" }, "refused at message: serverBusy"),
  misbehaves("hangs up after the message", { dot: "drop" }, "unknown at message: hungUp"),
  misbehaves("is silent after the message", { dot: "silence" }, "unknown at message: talkTimeout", {
    slow: true,
  }),
  misbehaves(
    "drips after the message",
    { dot: { drip: "250-", everyMs: 20 } },
    "unknown at message: talkTimeout",
    { slow: true },
  ),
  misbehaves("breaks a yes off", { dot: { raw: "250 2.0", drop: true } }, "unknown at message: hungUp"),
  misbehaves("breaks a no off", { dot: { raw: "550 5.7", drop: true } }, "unknown at message: hungUp"),
  misbehaves(
    "never ends its answer",
    { dot: { raw: "250-2.0.0 a\r\n250-", drop: true } },
    "unknown at message: hungUp",
  ),
  misbehaves(
    "answers the message without end",
    { dot: { raw: "250-x\r\n".repeat(20_000) } },
    "unknown at message: brokenReply",
  ),
  misbehaves("answers with half a code", { dot: "2" }, "unknown at message: earlyReply"),
  misbehaves("answers with NUL bytes", { dot: { raw: "\0\0\r\n" } }, "unknown at message: brokenReply"),
  misbehaves("says yes with a bare line feed", { dot: { raw: "250 2.0.0 Ok\n" } }, "accepted"),
  misbehaves("says yes in several lines", { dot: "250-2.0.0 Let me see\r\n250 2.0.0 Yes" }, "accepted"),
];
