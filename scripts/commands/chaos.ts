import { writeFileSync } from "node:fs";
import { type ChaosOptions, HELP, readOptions, WrongUse } from "../../chaos/options.ts";
import { prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { complain, say } from "../say.ts";

const options = optionsOrEnd();

/** `npm run chaos`: faults on purpose, and whether the promise holds under them. */
await runCommand(async () => {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
  process.once("disconnect", () => stop.abort());
  await prepareClient();
  // Loaded now: the client is generated.
  const [{ runChaos }, { figures, held, report }] = await Promise.all([
    import("../../chaos/run-chaos.ts"),
    import("../../chaos/report.ts"),
  ]);
  const { seed, kills, stops, dbCrashes, workers } = options;
  say(
    `Seed ${seed}: ${kills} kills, ${stops} stops, ${dbCrashes} database crashes, ${workers} workers at once.`,
  );
  try {
    const outcome = await runChaos(options, say, stop.signal);
    say(report(outcome, seed));
    if (options.json) writeFileSync(options.json, `${JSON.stringify(figures(outcome, seed))}\n`);
    if (!held(outcome)) process.exit(1);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    complain("Stopped before the end: nothing was judged.");
    process.exit(130);
  }
});

function optionsOrEnd(): ChaosOptions {
  try {
    const given = readOptions(process.argv.slice(2));
    if (given !== "help") return given;
    say(HELP);
    return process.exit(0);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    complain(error.message);
    return process.exit(2);
  }
}
