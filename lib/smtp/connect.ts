import type { LookupAddress } from "node:dns";
import { once } from "node:events";
import net from "node:net";
import tls from "node:tls";
import { SmtpFailure } from "./failure.ts";
import { parseIpAddress } from "./ip-address.ts";
import { identityCheck } from "./pinned-certificate.ts";
import type { SmtpServer } from "./server.ts";
import { trustedContext } from "./trust.ts";

const CONNECT_MS = 10_000;
const FAMILY_ATTEMPT_MS = 300;

/**
 * Opens TCP to one of the checked addresses, the next one where the one before is dead (RFC 8305), and makes sure
 * that the peer is one of them.
 */
export async function connectTcp(
  server: SmtpServer,
  addresses: LookupAddress[],
  signal: AbortSignal,
): Promise<net.Socket> {
  const socket = net.connect({
    host: server.host,
    port: server.port,
    noDelay: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: attemptMs(addresses),
    lookup: (_host, _options, done) => done(null, addresses),
  });
  await ready(socket, "connect", signal, "CONNECT_TIMEOUT");
  if (addresses.some(({ address }) => isSame(address, socket.remoteAddress))) return socket;
  socket.destroy();
  throw new SmtpFailure(server, "connect", "EGUARD", { originalCode: "PRIVATE_ADDRESS" });
}

/** Encrypts an open connection from its first byte (implicit TLS, RFC 8314) and verifies the certificate. */
export async function encrypt(
  socket: net.Socket,
  options: tls.ConnectionOptions,
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const secured = tls.connect({ socket, ...options });
  await ready(secured, "secureConnect", signal, "TLS_TIMEOUT");
  return secured;
}

/** The same for STARTTLS, which nodemailer does itself. */
export function tlsOptions(server: SmtpServer): tls.ConnectionOptions {
  const { host, trustedCertificate: trusted } = server;
  return {
    host,
    // An address is no name to ask for (RFC 6066 §3); it is checked against the certificate as `host`.
    ...(!net.isIP(host) && { servername: host }),
    ...(trusted && { checkServerIdentity: identityCheck(trusted) }),
    secureContext: trustedContext(trusted),
    rejectUnauthorized: true,
  };
}

async function ready(
  socket: net.Socket,
  event: string,
  signal: AbortSignal,
  timeoutType: string,
): Promise<void> {
  // From here on the socket always has a listener: an error between two steps must not end the process.
  socket.on("error", () => {});
  const limit = AbortSignal.timeout(CONNECT_MS);
  try {
    await once(socket, event, { signal: AbortSignal.any([signal, limit]) });
  } catch (error) {
    socket.destroy();
    if (signal.aborted) throw signal.reason;
    if (limit.aborted) throw Object.assign(new Error(timeoutType), { code: "ETIMEDOUT", timeoutType });
    throw Object.assign(new Error("connecting failed"), { code: "ESOCKET", originalCode: codeOf(error) });
  }
}

// Where both families are there, a broken one costs a moment; addresses of one family share the time.
function attemptMs(addresses: LookupAddress[]): number {
  const families = new Set(addresses.map(({ family }) => family));
  return families.size > 1 ? FAMILY_ATTEMPT_MS : Math.floor(CONNECT_MS / addresses.length);
}

function isSame(address: string, peer: string | undefined): boolean {
  const bare = (text: string) => parseIpAddress(text).toString();
  return peer !== undefined && bare(address) === bare(peer);
}

function codeOf(error: unknown): string | undefined {
  const { code, errors } = error as { code?: string; errors?: { code?: string }[] };
  return code ?? errors?.[0]?.code;
}
