import { mkdtempSync, writeFileSync } from "node:fs";
import type { ListenOptions, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeAuthority } from "./certificates.ts";

const PORTS = 100;
const first = 20_000 + ((process.pid * 37) % 120) * PORTS;
let next = 0;

/** The authority that vouches for the mail servers of this process. */
export const authority = makeAuthority();

// As an operator would: this process and its children trust the authority and may reach our ports. It stands
// here, at import, because settings are read once.
const caFile = join(mkdtempSync(join(tmpdir(), "obalka-peer-")), "ca.pem");
writeFileSync(caFile, authority.cert);
process.env.SMTP_CA_FILE = caFile;
process.env.SMTP_ALLOWED_PRIVATE_HOSTS = Array.from({ length: PORTS }, (_, i) =>
  ["localhost", "127.0.0.1"].map((host) => `${host}:${first + i}`),
)
  .flat()
  .join(",");

/** Listens on the next free port that our settings allow. */
export async function listenOnAllowedPort(server: Server, options: ListenOptions = {}): Promise<number> {
  for (let tries = 0; tries < PORTS; tries++) {
    const port = options.port ?? first + (next++ % PORTS);
    if (await listens(server, { ...options, port, host: "127.0.0.1" })) return port;
  }
  throw new Error("no free port for a mail server of the tests");
}

function listens(server: Server, options: ListenOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off("listening", onListening);
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.off("error", onError);
      resolve(true);
    };
    server.once("error", onError).once("listening", onListening).listen(options);
  });
}
