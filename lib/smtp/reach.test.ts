import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import net from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { inTime } from "#testing/in-time.ts";
import { knowOnly } from "#testing/names.ts";
import { diagnose } from "./diagnose.ts";
import type { SmtpFailure } from "./failure.ts";
import { reach } from "./reach.ts";
import type { SmtpServer } from "./server.ts";
import type { StageEvent } from "./stages.ts";
import { openSubmission } from "./submission.ts";
import { Transcript } from "./transcript.ts";

// Addresses of this machine that only this process uses: some that the operator allows, and one that is blocked. Only
// Linux has all of 127.0.0.0/8 by itself; elsewhere 127.0.0.1 alone can be listened on.
const isLinux = process.platform === "linux";
const net8 = !isLinux ? "127.0.0" : `127.${100 + (process.pid % 100)}.${Math.floor(process.pid / 100) % 250}`;
process.env.SMTP_ALLOWED_PRIVATE_HOSTS = `${net8}.0/28,jmenovany.example:2587`;
const INWARD_MS = 1_500;
const PORT = 2587;
const running = `${net8}.${isLinux ? 3 : 1}`;

const asked = knowOnly({
  "zakazany.example": [[`${net8}.77`]],
  "odmita.example": [[`${net8}.1`]],
  "mlci.example": [[`${net8}.2`]],
  "bezi.example": [[running]],
  "jmenovany.example": [[`${net8}.1`]],
  "verejny-a-vnitrni.example": [["9.9.9.9", `${net8}.77`]],
  "vrtkavy.example": [[`${net8}.1`], [`${net8}.77`]],
});

const server = (host: string): SmtpServer => ({
  host,
  port: PORT,
  encryption: "starttls",
  username: "jmeno",
  password: "tajne-heslo-42",
});

/** All that anybody gets to see of an attempt, but for the name that was typed. */
async function seen(host: string) {
  const stages: Omit<StageEvent, "ms">[] = [];
  const transcript = new Transcript(server(host));
  const started = performance.now();
  const onStage = ({ ms: _ms, ...event }: StageEvent) => stages.push(event);
  const failure: SmtpFailure = await openSubmission(server(host), { onStage, transcript }).then(
    () => expect.unreachable("it opened"),
    (error) => error,
  );
  const ms = performance.now() - started;
  const { id, severity, field, remedy } = diagnose("other", failure);
  const lines = transcript.lines().map(({ from, text }) => ({ from, text }));
  const { stage, code, originalCode, reply, message } = failure;
  const words = { id, severity, field, remedy, lines, stages, stage, code, originalCode, reply, message };
  return { ms, words: JSON.parse(JSON.stringify(words).replaceAll(host, "HOST")) };
}

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** It listens and takes nothing: once its queue is full, the system answers nobody any more. */
async function startSilent(): Promise<string> {
  const listening = `require("node:net").createServer().listen({host:"${net8}.2",port:${PORT},backlog:1},()=>process.send(1))`;
  const silent = spawn(process.execPath, ["-e", listening], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  closing.push(() => silent.kill("SIGKILL"));
  await once(silent, "message");
  silent.kill("SIGSTOP");
  await expect.poll(() => readFileSync(`/proc/${silent.pid}/stat`, "utf8")).toMatch(/\) T /);
  let waiting = 0;
  for (let knocked = 0; knocked < 8; knocked++) {
    const socket = net.connect({ host: `${net8}.2`, port: PORT }).on("error", () => {});
    socket.once("connect", () => waiting++);
    closing.push(() => socket.destroy());
  }
  await expect.poll(() => waiting).toBeGreaterThanOrEqual(2);
  return "mlci.example";
}

async function listen(host: string) {
  const listener = net.createServer((socket) => socket.destroy()).on("connection", () => heard.touched++);
  const heard = { touched: 0, [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose]() };
  listener.listen({ host, port: PORT });
  await once(listener, "listening");
  return heard;
}

describe("in a private network nobody can look around:", () => {
  test("blocked, refused and not answered look the same and take the same time", async () => {
    const silent = isLinux ? [await startSilent()] : [];
    const hosts = ["zakazany.example", "odmita.example", "verejny-a-vnitrni.example", ...silent];
    const attempts = await Promise.all(hosts.map(seen));
    for (const { words, ms } of attempts) {
      expect(words).toEqual(attempts[0]?.words);
      expect(ms).toBeGreaterThanOrEqual(INWARD_MS - 5);
      expect(ms).toBeLessThan(inTime(INWARD_MS));
    }
    expect(attempts[0]?.words).toMatchObject({
      id: "privateAddress",
      stages: [
        { stage: "resolve", state: "started" },
        { stage: "resolve", state: "failed" },
      ],
    });
  });

  test("an end that the operator named is known, so that what is wrong with it is said", async () => {
    const { words, ms } = await seen("jmenovany.example");
    expect(words).toMatchObject({ id: "connectionRefused", stage: "connect" });
    expect(ms).toBeLessThan(INWARD_MS);
  });

  test("a server that is allowed and answers is reached at once", async () => {
    await using _listening = await listen(running);
    const started = performance.now();
    const socket = await reach(server("bezi.example"), AbortSignal.timeout(5_000));
    expect(socket.remoteAddress).toBe(running);
    expect(performance.now() - started).toBeLessThan(INWARD_MS);
    socket.destroy();
  });

  test("whoever stops waiting, stops", async () => {
    const stop = new AbortController();
    const attempt = reach(server("zakazany.example"), stop.signal);
    stop.abort(new DOMException("over", "TimeoutError"));
    await expect(attempt).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("a port that is none for mail, or a password in clear, are said at once: nobody is asked", async () => {
    const attempt = reach({ ...server("odmita.example"), port: 5432 }, AbortSignal.timeout(5_000));
    await expect(attempt).rejects.toMatchObject({ code: "EGUARD", originalCode: "PORT" });
    const clear = { ...server("odmita.example"), encryption: "none" } as const;
    await expect(reach({ ...clear, password: "" }, AbortSignal.timeout(5_000))).rejects.toMatchObject({
      originalCode: "PRIVATE_ADDRESS",
    });
  });
});

describe("a name that leads elsewhere the next time", () => {
  test("is asked for once for each connection, and checked each time", async () => {
    await using blocked = isLinux ? await listen(`${net8}.77`) : null;
    await expect(reach(server("vrtkavy.example"), AbortSignal.timeout(5_000))).rejects.toMatchObject({
      code: "EGUARD",
    });
    expect(asked.filter((name) => name === "vrtkavy.example")).toHaveLength(1);
    await expect(reach(server("vrtkavy.example"), AbortSignal.timeout(5_000))).rejects.toMatchObject({
      code: "EGUARD",
    });
    expect(blocked?.touched ?? 0).toBe(0);
  });
});
