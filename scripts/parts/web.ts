import { randomBytes } from "node:crypto";
import next from "next";
import { CLIENT_ADDRESS_HEADER, clientAddress } from "#lib/base/client-address.ts";
import { settings } from "#lib/base/env.ts";
import { log } from "#lib/base/log.ts";
import { POLICY_HEADER } from "./careful-response.ts";
import { limitedServer } from "./limited-server.ts";
import { pagePolicy } from "./page-policy.ts";
import { inTurnOfStrangers } from "./strangers.ts";

const GRACE_MS = 2_000;

const dev = process.argv.includes("--dev");
const { port, trustedProxies } = settings();
const app = next({ dev, turbopack: dev, port, hostname: "localhost" });
await app.prepare();
const handle = app.getRequestHandler();
const server = limitedServer((request, response) => {
  const forwardedFor = String(request.headers["x-forwarded-for"] ?? "");
  request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(
    request.socket.remoteAddress,
    forwardedFor,
    trustedProxies,
  );
  // Over whatever was sent: the nonce is nobody's to choose.
  request.headers[POLICY_HEADER] = pagePolicy(randomBytes(16).toString("base64"), dev);
  void inTurnOfStrangers(request, response, handle);
});
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
