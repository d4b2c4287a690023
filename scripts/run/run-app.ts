import { watch } from "node:fs";
import { readSettings } from "#lib/base/env.ts";
import { prepareBuild, prepareClient } from "../build/prepare.ts";
import { Complaint } from "../complaint.ts";
import { migrate } from "../database/migrate.ts";
import { freePort } from "../postgres/cluster.ts";
import { say } from "../say.ts";
import { checkMailSettings } from "./check-mail-settings.ts";
import { prepareDataDir, prepareMasterKey } from "./data-dir.ts";
import { EmbeddedDatabase } from "./database.ts";
import { Part } from "./part.ts";
import { requireFreePort } from "./require-free-port.ts";
import { RunFile } from "./run-file.ts";

/**
 * Everything from a checkout to the ready line, then until a signal: database, migrations, sandbox mailbox,
 * worker and web. Each part is a process of its own and is started again when it dies.
 * @throws Complaint or SettingsError for what the operator has to mend
 */
export async function runApp({ dev }: { dev: boolean }): Promise<void> {
  // PORT=0 asks for any free port: chosen here, so that every part and the ready line name the same one.
  const given = { ...process.env, ...(process.env.PORT === "0" && { PORT: String(await freePort()) }) };
  const settings = readSettings(given);
  checkMailSettings(settings);
  prepareDataDir(settings);
  const file = await RunFile.take(settings.dataDir, settings.appUrl);
  const stops: (() => Promise<void>)[] = [];
  const stopped = untilSignal();
  try {
    prepareMasterKey(settings);
    await requireFreePort("PORT", settings.port);
    if (settings.sandboxPort) await requireFreePort("SANDBOX_PORT", settings.sandboxPort, "127.0.0.1");
    await prepareClient();
    if (!dev) await prepareBuild();
    if (stopped.now()) return;

    const embedded = new EmbeddedDatabase(settings.dataDir, (pid) => file.note("database", pid));
    if (!settings.databaseUrl) stops.push(() => embedded.stop());
    const ownerUrl = settings.databaseUrl ?? (await embedded.start());
    const applied = await migrate(ownerUrl);
    if (applied.length > 0) say(`Database brought up to date (${applied.join(", ")}).`);
    const databaseUrl = settings.databaseUrl ?? (await embedded.letAppIn(ownerUrl));

    const env: NodeJS.ProcessEnv = {
      ...given,
      NODE_ENV: dev ? "development" : "production",
      DATABASE_URL: databaseUrl,
      MASTER_KEY_FILE: settings.masterKeyFile,
      DATA_DIR: settings.dataDir,
    };
    const part = (name: string, args: string[], graceMs: number) =>
      new Part({
        name,
        args,
        env,
        graceMs,
        onStart: (pid) => file.note(name, pid),
        onGiveUp: stopped.giveUp,
      });
    const worker = part("worker", ["scripts/parts/worker.ts"], 25_000);
    const parts = [
      worker,
      part("web", ["scripts/parts/web.ts", ...(dev ? ["--dev"] : [])], 5_000),
      ...(settings.sandboxPort ? [part("sandbox", ["lib/sandbox/server.ts"], 2_000)] : []),
    ];
    stops.unshift(() => Promise.all(parts.map((one) => one.stop())).then(() => undefined));
    await Promise.race([Promise.all(parts.map((one) => one.start())), stopped.promise]);
    // Next.js reloads itself; the worker is started anew.
    if (dev) stops.unshift(onChange("lib", () => worker.restart()));
    if (!stopped.now()) say(`Obálka is ready at ${settings.appUrl}`);
    await stopped.promise;
  } catch (error) {
    // What breaks off because it was told to stop (a build, a start) is no failure.
    if (!stopped.now()) throw error;
  } finally {
    file.noteStopping();
    for (const stop of stops) await stop();
    file.release();
  }
}

/** Calls `deed` a moment after the last of several changes under a folder. @returns how to end it */
function onChange(folder: string, deed: () => void): () => Promise<void> {
  let pending: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(deed, 200);
  });
  return async () => {
    clearTimeout(pending);
    watcher.close();
  };
}

/** Resolves at Ctrl-C, SIGTERM, a closed terminal or the death of npm; rejects when a part gives up. */
function untilSignal() {
  let isNow = false;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  promise.catch(() => undefined);
  const stop = () => {
    if (!isNow) say("Stopping…");
    isNow = true;
    resolve();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.once("disconnect", stop);
  const giveUp = (part: string) => {
    reject(
      new Complaint(`The part "${part}" dies again and again; Obálka stops. Its last words stand above.`),
    );
  };
  return { promise, now: () => isNow, giveUp };
}
