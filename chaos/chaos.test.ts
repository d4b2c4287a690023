import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

async function chaos(args: string[]) {
  const run = spawn(process.execPath, ["scripts/commands/chaos.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let [said, complained] = ["", ""];
  run.stdout?.on("data", (chunk) => (said += chunk));
  run.stderr?.on("data", (chunk) => (complained += chunk));
  const [code] = await once(run, "close");
  return { code, said, complained };
}

test("killed, stopped and crashed, nothing is lost, doubled or falsely called sent", {
  timeout: 300_000,
}, async () => {
  const dir = mkdtempSync(join(tmpdir(), "obalka-chaos-test-"));
  const json = join(dir, "figures.json");
  // This seed means to kill at all eight points and before composing, and to stop a worker after its gate.
  const wanted = ["--kills", "8", "--stops", "1", "--db-crashes", "1", "--seed", "199"];
  const { code, said, complained } = await chaos([...wanted, "--json", json]);
  expect({ code, complained, said }).toEqual({ code: 0, complained: "", said: expect.any(String) });
  const figures = JSON.parse(readFileSync(json, "utf8"));
  rmSync(dir, { recursive: true });
  expect(figures).toEqual({
    ...{ orders: expect.any(Number), kills: 8, stops: 1, dbCrashes: 1, drops: expect.any(Number) },
    ...{ sent: expect.any(Number), rejected: expect.any(Number), unknown: expect.any(Number) },
    ...{ lost: 0, double: 0, falselySent: 0, drained: true },
    ...{ seed: 199, seconds: expect.any(Number) },
  });
  const { orders, sent, rejected, unknown } = figures;
  expect(orders).toBeGreaterThan(20);
  expect(sent + rejected + unknown).toBe(orders);
});

test("a wrong use is told, with exit code 2, before anything is started", async () => {
  const { code, complained } = await chaos(["--kills", "some"]);
  expect(code).toBe(2);
  expect(complained).toContain('--kills takes a whole number from 0 to 1000000, not "some".');
});
