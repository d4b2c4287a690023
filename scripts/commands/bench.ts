import { writeFileSync } from "node:fs";
import type { ParseArgsConfig } from "node:util";
import type { Row } from "../../bench/measure.ts";
import { prepareBuild, prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { Complaint } from "../complaint.ts";
import { say } from "../say.ts";

const HELP = `npm run bench -- [--json FILE] [--only NAME…]
Measures the app beside its peers in one run.
  --json FILE   also writes the rows as JSON
  --only NAME…  only the measurements whose name holds one of the NAMEs`;

await runCommand(async () => {
  const options = {
    json: { type: "string" },
    only: { type: "string", multiple: true, default: [] },
    help: { type: "boolean" },
  } satisfies ParseArgsConfig["options"];
  // Further names stand behind --only without it.
  const { values, positionals } = readCommandLine({ options, allowPositionals: true }, HELP);
  const wanted = [...values.only, ...positionals];
  if (values.help) return say(HELP);
  await prepareClient();
  await prepareBuild();
  const { benches } = await import("../../bench/benches.ts");
  const chosen = benches.filter(
    ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
  );
  if (chosen.length === 0)
    throw new Complaint(
      `No measurement is called so. There are: ${benches.map(({ name }) => name).join(", ")}.`,
    );
  const { closeLabs } = await import("../../bench/outbox-lab.ts");
  const rows: Row[] = [];
  try {
    for (const { name, run } of chosen) {
      say(`${name}…`);
      rows.push(...(await run()));
    }
  } finally {
    await closeLabs();
  }
  say(`\n${table(rows)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
});

function table(rows: Row[]): string {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  const cells = rows.map((row) => [
    row.name,
    `${number(row.median)} ${row.unit}`,
    `p95 ${number(row.p95)}`,
    row.peer ? `${row.peer.name}: ${number(row.peer.median)}` : "–",
    row.ratio === null ? "–" : `× ${row.ratio.toFixed(2)}`,
    row.aim,
    row.met ? "met" : "NOT MET",
  ]);
  const head = ["name", "median", "", "peer", "ratio", "aim", ""];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((line) => line[column]?.length ?? 0)),
  );
  return [head, ...cells]
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .join("\n");
}
