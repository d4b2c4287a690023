import { writeFileSync } from "node:fs";
import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { say } from "../say.ts";
import { billOfMaterials } from "../supply/bill-of-materials.ts";
import { lockedPackages } from "../supply/locked-packages.ts";

const HELP = `npm run sbom -- [--all] [--out FILE]
Prints the software bill of materials of what runs on a server, as CycloneDX 1.6 (JSON). Asks no network.
  --all        also what only builds and tests
  --out FILE   writes it there`;

await runCommand(async () => {
  const options = {
    all: { type: "boolean", default: false },
    out: { type: "string" },
    help: { type: "boolean" },
  } as const;
  const { values } = readCommandLine({ options }, HELP);
  if (values.help) return say(HELP);
  const bill = billOfMaterials(lockedPackages().filter(({ dev }) => values.all || !dev));
  const text = JSON.stringify(bill, null, 2);
  if (!values.out) return say(text);
  writeFileSync(values.out, `${text}\n`);
  say(`${bill.components.length} packages: ${values.out}`);
});
