import { createServer } from "node:http";
import next from "next";
import { settings } from "#lib/base/env.ts";
import { log } from "#lib/base/log.ts";

const GRACE_MS = 2_000;

const dev = process.argv.includes("--dev");
const { port } = settings();
const app = next({ dev, turbopack: dev, port, hostname: "localhost" });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));
server.on("upgrade", app.getUpgradeHandler());
server.on("error", (error) => {
  log().fatal({ err: error.message }, "the web server cannot listen");
  process.exit(1);
});
server.listen(port, () => process.send?.({ ready: true }));

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, leave);
process.once("disconnect", leave);

// Open pages hold a stream each, so what is still connected after a moment is cut.
function leave(): void {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), GRACE_MS);
}
