import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#scripts/postgres/cluster.ts";

const READY_LIMIT_MS = 120_000;

export type RunningApp = {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything that it has printed so far. */
  output: () => string;
  /** The process number of a part: database, worker, web, sandbox. */
  pidOf: (part: string) => number;
  /** What Ctrl-C does; resolves with the exit code. */
  stop: () => Promise<number | null>;
};

export type AppOptions = { dataDir?: string; env?: Record<string, string> };

/** Starts the whole app as `npm start` does, on free ports and a data folder of its own, and waits for the ready line. */
export async function startApp({ dataDir = newDataDir(), env = {} }: AppOptions = {}): Promise<RunningApp> {
  const port = await freePort();
  const app = spawn(process.execPath, ["scripts/commands/start.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: "",
      MASTER_KEY_FILE: "",
      APP_URL: "",
      DATA_DIR: dataDir,
      PORT: String(port),
      SANDBOX_PORT: String(await freePort()),
      SIGN_UP: "open",
      // Stories wait for what was sent; those about taking back say so.
      UNDO_SECONDS: "0",
      LOG_LEVEL: "info",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [app.stdout, app.stderr]) stream?.on("data", (chunk) => (said += chunk));
  const url = await readyAddress(app, () => said);
  const pidOf = (part: string) => JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")).parts[part].pid;
  const stop = async () => {
    if (app.exitCode !== null || app.signalCode !== null) return app.exitCode;
    app.kill("SIGINT");
    const [code] = await once(app, "exit");
    return code;
  };
  return { url, dataDir, process: app, output: () => said, pidOf, stop };
}

export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), "obalka-app-"));
}

export function removeDataDir(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
}

async function readyAddress(app: ChildProcess, said: () => string): Promise<string> {
  const giveUp = setTimeout(() => app.kill("SIGKILL"), READY_LIMIT_MS);
  try {
    for (;;) {
      const ready = /Obálka is ready at (\S+)/.exec(said());
      if (ready?.[1]) return ready[1];
      if (app.exitCode !== null || app.signalCode !== null)
        throw new Error(`the app did not start:\n${said()}`);
      await Promise.race([once(app, "exit"), ...(app.stdout ? [once(app.stdout, "data")] : [])]);
    }
  } finally {
    clearTimeout(giveUp);
  }
}
