import { type Misbehaviour, misbehaves } from "./misbehaviour.ts";

/** What goes wrong before anybody signs in. */
export const greetingMisbehaviours: Misbehaviour[] = [
  misbehaves(
    "is silent in place of a greeting",
    { greeting: "silence" },
    "failed at greet: greetingTimeout",
    { slow: true },
  ),
  misbehaves(
    "drips its greeting",
    { greeting: { drip: "220-peer ", everyMs: 20 } },
    "failed at greet: greetingTimeout",
    { slow: true },
  ),
  misbehaves(
    "forgets the end of its greeting",
    { greeting: { raw: "220 peer.example" } },
    "failed at greet: greetingTimeout",
    { slow: true },
  ),
  misbehaves(
    "breaks its greeting off",
    { greeting: { raw: "220 pe", drop: true } },
    "failed at greet: hungUp",
  ),
  misbehaves("hangs up before its greeting", { greeting: "drop" }, "failed at greet: hungUp"),
  misbehaves(
    "greets like a web server",
    { greeting: "HTTP/1.1 400 Bad Request" },
    "failed at greet: notMailServer",
  ),
  misbehaves(
    "greets like an SSH server",
    { greeting: "SSH-2.0-OpenSSH_9.9" },
    "failed at greet: notMailServer",
  ),
  misbehaves(
    "greets like a server for reading mail",
    { greeting: "* OK IMAP4rev1 ready" },
    "failed at greet: notMailServer",
  ),
  misbehaves(
    "greets with 554",
    { greeting: "554 5.7.1 No SMTP service here" },
    "failed at greet: greetingRefused",
  ),
  misbehaves("greets with 421", { greeting: "421 4.3.2 Too busy" }, "failed at greet: serverBusy"),
  misbehaves(
    "greets with a code for something else",
    { greeting: "250 Hello" },
    "failed at greet: notMailServer",
  ),
  misbehaves("greets with NUL bytes", { greeting: { raw: "\0\0\0\r\n" } }, "failed at greet: notMailServer"),
  misbehaves(
    "greets with a line of 1 MiB",
    { greeting: { raw: `220 ${"x".repeat(1 << 20)}` } },
    "failed at greet: notMailServer",
  ),
  misbehaves(
    "greets with 100,000 lines",
    { greeting: { raw: "220-x\r\n".repeat(100_000) } },
    "failed at greet: notMailServer",
  ),
  misbehaves("greets with bare line feeds", { greeting: { raw: "220-peer\n220 ready\n" } }, "accepted"),
  misbehaves(
    "answers EHLO before it was said",
    { greeting: { raw: "220 peer.example\r\n250 peer.example\r\n" } },
    { ssl: "failed at auth: authNotOffered", starttls: "failed at encrypt: encryptFailed" },
  ),
  misbehaves(
    "refuses EHLO and HELO",
    { ehlo: "502 5.5.2 What?", helo: "502 5.5.2 What?" },
    "failed at greet: greetingRefused",
  ),
  misbehaves(
    "knows HELO only",
    { ehlo: "502 5.5.2 What?", auth: "502 5.5.2 What?" },
    { ssl: "failed at auth: loginMethodRefused", starttls: "failed at greet: greetingRefused" },
  ),
  misbehaves("closes at EHLO", { ehlo: "421 4.3.2 Shutting down" }, "failed at greet: serverBusy"),
  misbehaves("hangs up at EHLO", { ehlo: "drop" }, "failed at greet: hungUp"),
  misbehaves("is silent at EHLO", { ehlo: "silence" }, "failed at greet: greetingTimeout", { slow: true }),
  misbehaves(
    "answers EHLO without end",
    { ehlo: { raw: "250-x\r\n".repeat(20_000) } },
    "failed at greet: notMailServer",
  ),
];
