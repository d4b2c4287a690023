import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { say } from "../say.ts";
import { licenceList } from "../supply/licences.ts";
import { lockedPackages } from "../supply/locked-packages.ts";

const HELP = `npm run licences -- [--all]
Lists the packages that run on a server by their licences.
  --all   also those that only build and test`;

await runCommand(async () => {
  const options = { all: { type: "boolean", default: false }, help: { type: "boolean" } } as const;
  const { values } = readCommandLine({ options }, HELP);
  if (values.help) return say(HELP);
  say(licenceList(lockedPackages().filter(({ dev }) => values.all || !dev)).join("\n"));
});
