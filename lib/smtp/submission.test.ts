import { afterEach, describe, expect, test } from "vitest";
import { makeSelfSigned } from "#testing/certificates.ts";
import { authority } from "#testing/peer-ports.ts";
import { type Script, startScriptedPeer } from "#testing/scripted-peer.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { connectTcp } from "./connect.ts";
import { diagnose } from "./diagnose.ts";
import type { SmtpFailure } from "./failure.ts";
import type { StageEvent } from "./stages.ts";
import { openSubmission, type SubmissionOptions } from "./submission.ts";

const DAY_MS = 86_400_000;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function scripted(script: Script) {
  const peer = await startScriptedPeer(script);
  closing.push(peer.close);
  return peer;
}

/** Opens a submission that has to fail; says at which stage, why, and what the peer heard. */
async function failing(script: Script, options: SubmissionOptions = { deadlineMs: 3_000 }) {
  const peer = await scripted(script);
  const failure: SmtpFailure = await openSubmission(peer.server, options).then(
    () => expect.unreachable("the submission opened"),
    (error) => error,
  );
  return { failure, stage: failure.stage, id: diagnose("other", failure).id, heard: peer.heard };
}

describe.each(["ssl", "starttls"] as const)("a submission by %s", (encryption) => {
  test("signs in, tells each stage with its time, and sends several messages on one connection", async () => {
    const peer = await startSmtpPeer({ encryption });
    closing.push(peer.close);
    const events: StageEvent[] = [];
    const submission = await openSubmission(peer.server, { onStage: (event) => events.push(event) });
    for (const to of ["eva@odberatel.example", "jan@odberatel.example"]) {
      const mime = Buffer.from(`Message-ID: <${to}>\r\nSubject: Faktura\r\n\r\n.Text s tečkou\r\n`);
      const result = await submission.send({ from: peer.server.username, to: [to], mime });
      expect(result).toEqual({
        outcome: "accepted",
        reply: "250 2.0.0 Ok: queued",
        recipients: [{ address: to, failure: undefined }],
      });
    }
    submission.close();
    expect(peer.connections).toBe(1);
    expect(peer.caught.map(({ to }) => to)).toEqual([["eva@odberatel.example"], ["jan@odberatel.example"]]);
    expect(peer.caught[0]?.raw.toString()).toContain("\r\n\r\n.Text s tečkou\r\n");
    const order = encryption === "ssl" ? ["encrypt", "greet"] : ["greet", "encrypt"];
    const done = events.filter(({ state }) => state === "done").map(({ stage }) => stage);
    const sending = ["sender", "recipient", "message"];
    expect(done).toEqual(["resolve", "connect", ...order, "auth", ...sending, ...sending]);
  });

  test("tells with encryption the protocol and whose certificate it is", async () => {
    const peer = await startSmtpPeer({ encryption });
    closing.push(peer.close);
    const events: StageEvent[] = [];
    (await openSubmission(peer.server, { onStage: (event) => events.push(event) })).close();
    const certificate = { subject: "localhost", issuer: "Obalka Test CA", selfSigned: false };
    const done = events.filter(({ state }) => state === "done");
    expect(done.find(({ stage }) => stage === "encrypt")).toMatchObject({
      tls: { protocol: "TLSv1.3", certificate },
    });
    expect(done.filter(({ tls }) => tls)).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain("BEGIN CERTIFICATE");
  });

  test.each([
    ["self-signed", () => makeSelfSigned(), "certificateSelfSigned"],
    ["expired", () => authority.issue({ notAfter: new Date(Date.now() - DAY_MS / 2) }), "certificateExpired"],
    ["another host's", () => authority.issue({ names: ["mail.jinde.example"] }), "certificateOtherHost"],
  ])("refuses a %s certificate before it signs in", async (_name, certificate, id) => {
    const outcome = await failing({ encryption, certificate: certificate() });
    expect(outcome).toMatchObject({ stage: "encrypt", id });
    expect(outcome.heard.join()).not.toContain("AUTH");
  });

  test("refuses TLS older than 1.2", async () => {
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    expect(await failing({ encryption, tls: old })).toMatchObject({ stage: "encrypt", id: "tlsTooOld" });
  });

  test("leaks nothing to a server that echoes the login", async () => {
    const echo = (line: string) => `535 5.7.8 Cannot take ${line}`;
    const { failure } = await failing({ encryption, moves: { auth: echo } });
    const seen = JSON.stringify({ ...failure, message: failure.message, stack: failure.stack });
    const plain = Buffer.from("\0jmeno\0tajne-heslo-42").toString("base64");
    expect(seen).not.toContain("tajne-heslo-42");
    expect(seen).not.toContain(plain);
    expect(failure.reply).toBe("535 5.7.8 Cannot take AUTH PLAIN ••••••");
  });

  test("does not skip the login where the server offers none", async () => {
    const outcome = await failing({ encryption, offers: ["8BITMIME"] });
    expect(outcome).toMatchObject({ stage: "auth", id: "authNotOffered" });
    expect(outcome.heard.join()).not.toContain("AUTH");
  });
});

describe("bad manners of a server end in a clear word, in time", () => {
  test.each<[string, Script, string, string]>([
    [
      "HTTP in place of a greeting",
      { moves: { greeting: "HTTP/1.1 400 Bad Request" } },
      "greet",
      "notMailServer",
    ],
    ["a greeting that refuses", { moves: { greeting: "554 5.7.1 go away" } }, "greet", "greetingRefused"],
    ["a busy greeting", { moves: { greeting: "421 4.3.2 too busy" } }, "greet", "serverBusy"],
    ["hanging up before the greeting", { moves: { greeting: "drop" } }, "greet", "hungUp"],
    ["silence in place of a greeting", { moves: { greeting: "silence" } }, "greet", "greetingTimeout"],
    [
      "an endless greeting line",
      { moves: { greeting: { raw: `220 ${"x".repeat(1_000_000)}` } } },
      "greet",
      "notMailServer",
    ],
    [
      "a greeting of 100,000 lines",
      { moves: { greeting: { raw: "220-x\r\n".repeat(100_000) } } },
      "greet",
      "notMailServer",
    ],
    ["hanging up after EHLO", { moves: { ehlo: "drop" } }, "greet", "hungUp"],
    [
      "no STARTTLS",
      { encryption: "starttls", moves: { starttls: "502 5.5.1 no" } },
      "encrypt",
      "starttlsMissing",
    ],
    [
      "STARTTLS refused for now",
      { encryption: "starttls", moves: { starttls: "454 4.7.0 later" } },
      "encrypt",
      "starttlsRefused",
    ],
    [
      "bytes slipped in before TLS",
      { encryption: "starttls", moves: { starttls: "220 go\r\n250 AUTH PLAIN" } },
      "encrypt",
      "tamperedStarttls",
    ],
    [
      "hanging up at STARTTLS",
      { encryption: "starttls", moves: { starttls: "drop" } },
      "encrypt",
      "encryptFailed",
    ],
    ["a wrong password", { moves: { auth: "535 5.7.8 no" } }, "auth", "badCredentials"],
    ["too many logins", { moves: { auth: "454 4.7.0 Too many login attempts" } }, "auth", "tooManyLogins"],
    ["hanging up at the login", { moves: { auth: "drop" } }, "auth", "hungUp"],
    ["silence at the login", { moves: { auth: "silence" } }, "auth", "talkTimeout"],
    [
      "a giant reply to the login",
      { moves: { auth: { raw: "235-x\r\n".repeat(200_000) } } },
      "auth",
      "brokenReply",
    ],
  ])("%s", async (_name, script, stage, id) => {
    const outcome = await failing(script, { deadlineMs: 1_000 });
    expect(outcome).toMatchObject({ stage, id });
    if (stage !== "auth") expect(outcome.heard.join()).not.toContain("AUTH");
  });

  test("words of what is no mail server are not passed on", async () => {
    const { failure } = await failing({ moves: { greeting: "SSH-2.0-internal-secret-name" } });
    expect(JSON.stringify({ ...failure, message: failure.message })).not.toContain("internal");
  });

  test("SSL/TLS where the server begins in plain text is told apart", async () => {
    const peer = await scripted({ encryption: "none" });
    const attempt = openSubmission({ ...peer.server, encryption: "ssl" });
    await expect(attempt).rejects.toMatchObject({
      stage: "encrypt",
      originalCode: "ERR_SSL_WRONG_VERSION_NUMBER",
    });
  });

  test("a port where nothing listens", async () => {
    const peer = await scripted({});
    await peer.close();
    await expect(openSubmission(peer.server)).rejects.toMatchObject({
      stage: "connect",
      originalCode: "ECONNREFUSED",
    });
  });

  test("where one address of a server is dead, the next one is tried", async () => {
    const peer = await scripted({});
    const addresses = ["127.0.0.2", "127.0.0.1"].map((address) => ({ address, family: 4 }));
    const socket = await connectTcp(peer.server, addresses, AbortSignal.timeout(5_000));
    expect(socket.remoteAddress).toBe("127.0.0.1");
    socket.destroy();
  });

  test("a name that does not exist", async () => {
    const server = {
      host: "neni.invalid",
      port: 465,
      encryption: "ssl",
      username: "",
      password: "",
    } as const;
    await expect(openSubmission(server)).rejects.toMatchObject({ stage: "resolve", code: "EDNS" });
  });

  test("whoever asked may end it at any time", async () => {
    const peer = await scripted({ moves: { auth: "silence" } });
    const stop = new AbortController();
    const onStage = ({ stage }: StageEvent) => stage === "auth" && stop.abort();
    const attempt = openSubmission(peer.server, { signal: stop.signal, onStage });
    await expect(attempt).rejects.toMatchObject({ stage: "auth", code: "EABORT" });
  });

  test.each([
    ["silence", "silence", "greetingTimeout"],
    ["hanging up", "drop", "hungUp"],
    ["421", "421 4.3.2 too busy", "serverBusy"],
  ] as const)(
    "%s right after STARTTLS is no matter of encryption, which was done",
    async (_name, move, id) => {
      const events: string[] = [];
      const onStage = ({ stage, state }: StageEvent) => events.push(`${stage} ${state}`);
      const moves = { ehlo: ["250 STARTTLS", move] };
      const outcome = await failing({ encryption: "starttls", moves }, { deadlineMs: 600, onStage });
      expect(outcome).toMatchObject({ stage: "greet", id });
      expect(events.slice(-4)).toEqual(["greet done", "encrypt started", "encrypt done", "greet failed"]);
    },
  );

  test("memory stays flat against replies without end", async () => {
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 5; i++) {
      await failing({ moves: { greeting: { raw: "220-x\r\n".repeat(500_000) } } });
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
  });
});
