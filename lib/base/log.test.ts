import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { expect, test } from "vitest";

test("a log that cannot be written, as on a full disk, ends nothing", async () => {
  const program = `
    const { log } = await import("#lib/base/log.ts");
    log().info("one");
    setTimeout(() => log().info("two"), 50);
    setTimeout(() => process.exit(7), 100);`;
  const closedToWriting = openSync(import.meta.filename, "r");
  const running = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...process.env, LOG_LEVEL: "info" },
    stdio: ["ignore", closedToWriting, "inherit"],
  });
  expect(await once(running, "exit")).toEqual([7, null]);
});
