import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Complaint } from "../complaint.ts";
import { say } from "../say.ts";
import { contentHash } from "./content-hash.ts";

const CLIENT_STAMP = "prisma/client/.stamp";
const BUILD_STAMP = ".next/obalka.stamp";
const BUILD_INPUTS = [
  ...["app", "components", "lib", "locales", "prisma/schema.prisma"],
  ...[
    "instrumentation-client.ts",
    "next.config.js",
    "postcss.config.mjs",
    "tsconfig.json",
    "tsconfig.build.json",
    "package.json",
    "package-lock.json",
  ],
];

/** Generates the Prisma client where schema or packages have changed since the last time. */
export async function prepareClient(): Promise<void> {
  const hash = contentHash(["prisma/schema.prisma", "package-lock.json"]);
  if (readStamp(CLIENT_STAMP) === hash) return;
  say("Generating the database client…");
  // `generate` asks for a schema engine that it then does not use: any program that runs will do.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  await runTool(["node_modules/prisma/build/index.js", "generate", "--no-hints"], env, "prisma generate");
  writeFileSync(CLIENT_STAMP, hash);
}

/** Builds the web app where anything that goes into it has changed since the last time. */
export async function prepareBuild(): Promise<void> {
  const hash = contentHash(BUILD_INPUTS, (path) => path.endsWith(".test.ts"));
  if (readStamp(BUILD_STAMP) === hash) return;
  rmSync(BUILD_STAMP, { force: true });
  say("Building the web app (once, about half a minute)…");
  await runTool(
    ["node_modules/next/dist/bin/next", "build"],
    { ...process.env, NODE_ENV: "production" },
    "next build",
  );
  writeFileSync(BUILD_STAMP, hash);
}

function readStamp(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

// What the tool says is shown only when it fails.
async function runTool(args: string[], env: NodeJS.ProcessEnv, name: string): Promise<void> {
  const tool = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const said: Buffer[] = [];
  tool.stdout.on("data", (chunk) => said.push(chunk));
  tool.stderr.on("data", (chunk) => said.push(chunk));
  const stop = () => tool.kill("SIGTERM");
  process.once("SIGTERM", stop).once("SIGINT", stop);
  const [code] = await once(tool, "close");
  process.off("SIGTERM", stop).off("SIGINT", stop);
  if (code !== 0) throw new Complaint(`${name} failed. It said:\n${Buffer.concat(said)}`);
}
