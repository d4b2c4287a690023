import type net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { connectTcp } from "./connect.ts";
import { SmtpFailure } from "./failure.ts";
import { guard, isInward, resolveOnce } from "./guard.ts";
import type { SmtpServer } from "./server.ts";

/** Long enough for a local network, also where one packet is lost (RFC 6298: sent again after a second). */
const INWARD_MS = 1_500;

/**
 * Opens TCP to a server: its name resolved once, every address checked, connected to a checked one, the peer checked
 * again. A way into the private network that does not lead to the end fails by one failure after one time, whether it
 * was blocked, refused or not answered: nobody can look around in there.
 * @param onResolved hears how many addresses there are, before any of them is asked
 * @throws SmtpFailure EDNS or EGUARD, or what the system says of a public address
 */
export async function reach(
  server: SmtpServer,
  signal: AbortSignal,
  onResolved: (addresses: number) => void = () => {},
): Promise<net.Socket> {
  const found = await resolveOnce(server, signal);
  const addresses = found.map(({ address }) => address);
  if (!isInward(server, addresses)) {
    guard(server, addresses);
    onResolved(found.length);
    return connectTcp(server, found, signal);
  }
  const since = performance.now();
  try {
    guard(server, addresses);
    const socket = await connectTcp(server, found, AbortSignal.any([signal, AbortSignal.timeout(INWARD_MS)]));
    onResolved(found.length);
    return socket;
  } catch (error) {
    if (isAboutSettings(error)) throw error;
    const left = since + INWARD_MS - performance.now();
    await pause(Math.max(left, 0), undefined, { signal }).catch(() => signal.throwIfAborted());
    throw new SmtpFailure(server, "resolve", "EGUARD", { originalCode: "PRIVATE_ADDRESS" });
  }
}

// The port or the encryption: told by what was typed alone.
function isAboutSettings(error: unknown): boolean {
  return error instanceof SmtpFailure && error.code === "EGUARD" && error.originalCode !== "PRIVATE_ADDRESS";
}
