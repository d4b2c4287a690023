import { join } from "node:path";
import { settings } from "#lib/base/env.ts";
import { log } from "#lib/base/log.ts";
import { openSandbox } from "./smtp.ts";

// The process of the sandbox mailbox: `node lib/sandbox/server.ts`. It lives as long as its parent.
const { sandboxPort, dataDir } = settings();
if (sandboxPort === 0) {
  log().info("SANDBOX_PORT is 0: there is no sandbox mailbox");
  process.exit(0);
}

try {
  const sandbox = await openSandbox(sandboxPort, join(dataDir, "sandbox"));
  const leave = () => sandbox.close().then(() => process.exit(0));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, leave);
  process.once("disconnect", () => process.exit(0));
  log().info({ port: sandbox.port }, "the sandbox mailbox listens");
  process.send?.({ ready: true });
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
  log().fatal(
    `Port ${sandboxPort} is taken. Set SANDBOX_PORT to a free one, or to 0 to do without the sandbox mailbox.`,
  );
  process.exit(1);
}
