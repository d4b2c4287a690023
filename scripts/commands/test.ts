import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { prepareBuild, prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { Complaint } from "../complaint.ts";
import { say } from "../say.ts";
import { endToEndFailures, type Failure, unitFailures } from "../test-report.ts";

type Counts = { passed: number; failed: number };
type Check = { name: string; run: () => Promise<Counts>; failures?: () => Failure[] };

const UNIT_REPORT = "test-results/unit.json";
const E2E_REPORT = "test-results/e2e.json";

/** One tool of node_modules as one check: passed when its exit code is 0. */
const tool = (name: string, bin: string, args: string[]): Check => ({
  name,
  run: async () => ((await runBin(bin, args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

let types: Promise<Counts> | undefined;
let build: Promise<void> | undefined;

const UNIT = "unit and integration";
const END_TO_END = "end to end";

const checks: Check[] = [
  tool("format and lint", "biome", ["ci", "--error-on-warnings"]),
  tool("boundaries", "depcruise", [
    "--config",
    ".dependency-cruiser.mjs",
    "app",
    "chaos",
    "components",
    "lib",
    "scripts",
  ]),
  tool("unused code", "knip", []),
  { name: UNIT, run: runUnit, failures: () => unitFailures(readReport(UNIT_REPORT)) },
  { name: "types", run: typesOnce },
  { name: END_TO_END, run: runEndToEnd, failures: () => endToEndFailures(readReport(E2E_REPORT)) },
];

/** `npm test [part of a check's name]`: every check in one go, to the end, with a summary. */
await runCommand(async () => {
  const [wanted = ""] = process.argv.slice(2);
  const chosen = checks.filter(({ name }) => name.includes(wanted));
  if (chosen.length === 0)
    throw new Complaint(`No check is called so. There are: ${checks.map(({ name }) => name).join(", ")}.`);
  await prepareClient();
  if ([UNIT, END_TO_END].every((name) => chosen.some((check) => check.name === name))) beginAhead();
  const rows: string[] = [];
  const failures: Failure[] = [];
  const sum: Counts = { passed: 0, failed: 0 };
  for (const { name, run, failures: failuresOf } of chosen) {
    say(`\n── ${name} ${"─".repeat(Math.max(2, 70 - name.length))}`);
    const startedAt = Date.now();
    const { passed, failed } = await run();
    sum.passed += passed;
    sum.failed += failed;
    if (failed > 0) failures.push(...(failuresOf?.() ?? []));
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    rows.push(
      `${failed === 0 ? "✓" : "✗"} ${name.padEnd(22)} ${passed} passed, ${failed} failed   ${seconds} s`,
    );
  }
  // Far above, in thousands of lines, they would have to be looked for.
  for (const { test, problem } of failures) say(`\n✗ ${test}\n${problem.replace(/^/gm, "    ")}`);
  say(`\n${rows.join("\n")}\n\nTests: ${sum.passed} passed, ${sum.failed} failed`);
  if (sum.failed > 0) process.exit(1);
});

function typesOnce(): Promise<Counts> {
  types ??= runTypes();
  return types;
}

function buildOnce(): Promise<void> {
  build ??= prepareBuild();
  return build;
}

// While the tests wait for mail servers there is room for these two; both write to .next, so one after the other.
function beginAhead(): void {
  // What fails is said where it is waited for.
  typesOnce()
    .then(buildOnce)
    .catch(() => {});
}

// The types of routes are made from the folders of app/; on a fresh clone nothing has made them yet.
async function runTypes(): Promise<Counts> {
  const ok = (await runBin("next", ["typegen"])) && (await runBin("tsc", ["--noEmit"]));
  return { passed: Number(ok), failed: Number(!ok) };
}

async function runUnit(): Promise<Counts> {
  rmSync(UNIT_REPORT, { force: true });
  const ok = await runBin("vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${UNIT_REPORT}`,
  ]);
  const report = readReport(UNIT_REPORT);
  const count = (...names: string[]) => names.reduce((sum, name) => sum + Number(report[name] ?? 0), 0);
  const failed = count("numFailedTests", "numPendingTests", "numTodoTests");
  return { passed: count("numPassedTests"), failed: ok ? failed : Math.max(failed, 1) };
}

async function runEndToEnd(): Promise<Counts> {
  rmSync(E2E_REPORT, { force: true });
  await buildOnce();
  const ok = await runBin("playwright", ["test"]);
  const stats = (readReport(E2E_REPORT).stats ?? {}) as Record<string, number>;
  const failed = (stats.unexpected ?? 0) + (stats.flaky ?? 0) + (stats.skipped ?? 0);
  return { passed: stats.expected ?? 0, failed: ok ? failed : Math.max(failed, 1) };
}

function readReport(path: string): Record<string, unknown> {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

async function runBin(bin: string, args: string[]): Promise<boolean> {
  const child = spawn(`node_modules/.bin/${bin}`, args, { stdio: ["ignore", "inherit", "inherit"] });
  // Ctrl-C reaches this process alone: what runs is stopped with it, and the checks after it are not begun.
  const stop = (signal: NodeJS.Signals) => {
    child.once("close", () => process.exit(1));
    child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, stop);
  const [code] = await once(child, "close");
  for (const signal of signals) process.off(signal, stop);
  return code === 0;
}
