import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "#testing/app.ts";

const PARTS = ["database", "worker", "web", "sandbox"];

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const pidsOf = (app: RunningApp) => PARTS.map((part) => app.pidOf(part));
const health = async (url: string) => (await fetch(`${url}/api/health`).catch(() => undefined))?.status;

let dataDir: string;
test.beforeEach(() => {
  dataDir = newDataDir();
});
test.afterEach(() => removeDataDir(dataDir));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal} stops every part and leaves nothing behind`, async () => {
    const app = await startApp({ dataDir });
    const pids = pidsOf(app);
    expect(await health(app.url)).toBe(200);
    app.process.kill(signal);
    const [code] = await once(app.process, "exit");
    expect(code).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(existsSync(join(dataDir, "run.json"))).toBe(false);
    expect(existsSync(join(dataDir, "db", "postmaster.pid"))).toBe(false);
  });
}

for (const part of PARTS) {
  test(`after kill -9 of the ${part} the app mends itself`, async () => {
    const app = await startApp({ dataDir });
    const killed = app.pidOf(part);
    process.kill(killed, "SIGKILL");
    await expect.poll(() => app.pidOf(part)).not.toBe(killed);
    await expect.poll(() => health(app.url)).toBe(200);
    expect(await app.stop()).toBe(0);
  });
}

test("after kill -9 of everything the next start comes up on the same data", async () => {
  const first = await startApp({ dataDir });
  const page = await fetch(`${first.url}/sign-in`, { redirect: "manual" });
  expect(page.status).toBeGreaterThanOrEqual(200);
  const key = join(dataDir, "master.key");
  expect(existsSync(key)).toBe(true);
  const pids = [first.process.pid, ...pidsOf(first)];
  for (const pid of pids) if (pid) process.kill(pid, "SIGKILL");
  const second = await startApp({ dataDir });
  expect(await health(second.url)).toBe(200);
  expect(pids.filter((pid) => pid && isAlive(pid))).toEqual([]);
  expect(await second.stop()).toBe(0);
});

test("after kill -9 of the one that supervises, its parts end by themselves and the next start works", async () => {
  const first = await startApp({ dataDir });
  const pids = pidsOf(first);
  first.process.kill("SIGKILL");
  await expect.poll(() => pids.filter(isAlive), { timeout: 30_000 }).toEqual([]);
  const second = await startApp({ dataDir });
  expect(await second.stop()).toBe(0);
});

test("a second start on the same folder says who is there and harms nothing", async () => {
  const app = await startApp({ dataDir });
  const second = await refusedStart({ DATA_DIR: dataDir });
  expect(second.code).not.toBe(0);
  expect(second.said).toContain(`already runs on ${dataDir} at ${app.url}`);
  expect(await health(app.url)).toBe(200);
  await app.stop();
});

test("a start right after a stop waits for its predecessor instead of refusing", async () => {
  const first = await startApp({ dataDir });
  first.process.kill("SIGTERM");
  await expect.poll(() => JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")).stopping).toBe(true);
  const second = await startApp({ dataDir });
  expect(await health(second.url)).toBe(200);
  expect(await second.stop()).toBe(0);
});

test("a taken port is named, with the way out", async () => {
  const server = createServer().listen(0);
  await once(server, "listening");
  const port = (server.address() as { port: number }).port;
  const { code, said } = await refusedStart({ DATA_DIR: dataDir, PORT: String(port) });
  expect(code).not.toBe(0);
  expect(said).toContain(`Port ${port} is already taken by another program.`);
  expect(said).toContain(`PORT=${port + 1} npm start`);
  server.close();
});

test("a wrong setting is named, each in a sentence", async () => {
  const { code, said } = await refusedStart({
    DATA_DIR: dataDir,
    PORT: "http",
    LOG_LEVEL: "loud",
    DATABASE_URL: "mysql://x",
  });
  expect(code).not.toBe(0);
  expect(said).toContain("PORT must be a port number");
  expect(said).toContain("LOG_LEVEL must be one of");
  expect(said).toContain("DATABASE_URL must begin with postgresql://");
  expect(said).not.toContain("at ");
});

test("a DATA_DIR that cannot be a folder is refused with a sentence", async () => {
  const file = join(dataDir, "file");
  writeFileSync(file, "");
  const { code, said } = await refusedStart({ DATA_DIR: join(file, "below") });
  expect(code).not.toBe(0);
  expect(said).toMatch(/DATA_DIR \(.*\) is not a folder/);
});

test("a database that cannot be reached is refused with a sentence", async () => {
  const key = join(dataDir, "key");
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(key, "0a".repeat(32));
  const { code, said } = await refusedStart({
    DATA_DIR: dataDir,
    DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none",
    MASTER_KEY_FILE: key,
  });
  expect(code).not.toBe(0);
  expect(said).toContain("The database of DATABASE_URL cannot be reached");
});

async function refusedStart(env: Record<string, string>) {
  const child = spawn(process.execPath, ["scripts/commands/start.ts"], {
    env: { ...process.env, SANDBOX_PORT: "0", PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  const [code] = await once(child, "close");
  return { code, said };
}
