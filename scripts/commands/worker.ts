import { spawn } from "node:child_process";
import { once } from "node:events";
import { readSettings } from "#lib/base/env.ts";
import { prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { Complaint } from "../complaint.ts";
import { checkMailSettings } from "../run/check-mail-settings.ts";
import { prepareMasterKey } from "../run/data-dir.ts";

/** `npm run worker`: one more worker against DATABASE_URL, on this or another machine. */
await runCommand(async () => {
  const settings = readSettings();
  if (!settings.databaseUrl) {
    throw new Complaint(
      "A worker of its own needs DATABASE_URL. With the embedded database, npm start brings its worker along.",
    );
  }
  checkMailSettings(settings);
  prepareMasterKey(settings);
  await prepareClient();
  const worker = spawn(process.execPath, ["scripts/parts/worker.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production", OBALKA_PART: "worker" },
    detached: true,
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => worker.kill("SIGTERM"));
  process.once("disconnect", () => worker.kill("SIGTERM"));
  const [code] = await once(worker, "exit");
  if (code !== 0) throw new Complaint("The worker ended with an error; its last words stand above.");
});
