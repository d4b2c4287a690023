import { spawn } from "node:child_process";
import { once } from "node:events";
import { prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { Complaint } from "../complaint.ts";
import { say } from "../say.ts";

const HELP = `npm run properties -- [--cases N] [--seed S]
Tries what people and attackers type into addresses, hosts and the composer, in N made-up cases (by default 1000000).
  --seed S   the same cases again: a failure names its seed`;

await runCommand(async () => {
  const options = {
    cases: { type: "string", default: "1000000" },
    seed: { type: "string" },
    help: { type: "boolean" },
  } as const;
  const { values } = readCommandLine({ options }, HELP);
  if (values.help) return say(HELP);
  const { cases, seed = "" } = values;
  if (!/^[1-9]\d*$/.test(cases)) throw new Complaint(`--cases takes a whole number above 0.\n${HELP}`);
  if (!/^(-?\d+)?$/.test(seed)) throw new Complaint(`--seed takes a whole number.\n${HELP}`);
  await prepareClient();
  const vitest = spawn("node_modules/.bin/vitest", ["run", "testing/properties", "--reporter=verbose"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PROPERTY_CASES: cases, PROPERTY_SEED: seed },
  });
  const [code] = await once(vitest, "exit");
  if (code !== 0) throw new Complaint("A case was found that breaks a rule; it stands above, with its seed.");
});
