// The first step of every command: plain JavaScript for Node 20, with nothing installed yet.
// Installs what package-lock.json names where that is stale, then runs the command on the Node 24 from npm.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".obalka-install.json");
const [command = "", ...args] = process.argv.slice(2);
const needsTestTools = ["test", "bench", "properties"].includes(command);

process.chdir(root);
if (Number(process.versions.node.split(".")[0]) < 20) {
  stop(
    `Obálka needs Node 20 or newer; this is ${process.version}. Install it from nodejs.org and try again.`,
  );
}
const script = join("scripts", "commands", `${command}.ts`);
if (!existsSync(script)) stop(`There is no command "${command}". The README lists them.`);
installIfStale();
run(runtime(), [script, ...args]);

function installIfStale() {
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  const installed = readStamp();
  if (installed.lock === lock && (installed.testTools || !needsTestTools)) return;
  const withTestTools = needsTestTools || installed.testTools === true;
  say("Installing packages (the first time takes a minute or two)…");
  const omit = withTestTools ? "--include=dev" : "--omit=dev";
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const [program, ...before] = npm;
  const { status } = spawnSync(
    program,
    [...before, "ci", omit, "--loglevel=error", "--no-audit", "--no-fund"],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (status !== 0) {
    stop(
      "The packages could not be installed; what npm said stands above. Check the network and the disk, then try again.",
    );
  }
  writeFileSync(stampFile, JSON.stringify({ lock, testTools: withTestTools }));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

/** Node 24 from npm; on a platform without that package, the machine's own where it is new enough. */
function runtime() {
  const pinned = join(root, "node_modules", ".bin", "node");
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return stop(
    `There is no Node 24 for ${process.platform} ${process.arch} on npm. Install Node 24 and try again.`,
  );
}

function run(node, nodeArgs) {
  const path = `${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}`;
  // Node keeps the code that it has compiled once: a warm start reads it instead.
  const compiled = join(root, "node_modules", ".cache", "obalka-compiled");
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1" };
  // Its own process group: a Ctrl-C reaches it once, from here, and not a second time from the terminal.
  const child = spawn(node, nodeArgs, {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env,
    detached: true,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

  // npm killed with -9 passes nothing on: its child is then adopted by another process.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
