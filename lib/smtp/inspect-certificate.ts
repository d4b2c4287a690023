import type net from "node:net";
import tls from "node:tls";
import { type CertificateFacts, certificateFacts } from "./certificate.ts";
import { encrypt, tlsOptions } from "./connect.ts";
import { failureOf } from "./failure.ts";
import { reach } from "./reach.ts";
import type { SmtpServer } from "./server.ts";
import { destroy, smtpSession, step } from "./session.ts";

const PATIENCE_MS = 10_000;

export type ShownCertificate = { facts: CertificateFacts; pem: string };

/**
 * The certificate that a server shows, so that a person can look at it: nothing is verified, and nothing but what
 * comes before a login is ever sent. Undefined where no encrypted connection comes about.
 */
export async function inspectCertificate(
  server: SmtpServer,
  signal: AbortSignal,
): Promise<ShownCertificate | undefined> {
  if (server.encryption === "none") return undefined;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const socket = await reach(server, limit);
    const look = server.encryption === "ssl" ? lookAtOnce : lookAfterStarttls;
    return await look(server, socket, limit).finally(() => socket.destroy());
  } catch (error) {
    // Whoever asks has a diagnosis already; that nothing can be shown adds nothing to it.
    failureOf(error, "encrypt", server);
    return undefined;
  }
}

async function lookAtOnce(
  server: SmtpServer,
  socket: net.Socket,
  signal: AbortSignal,
): Promise<ShownCertificate | undefined> {
  return shownBy(await encrypt(socket, unverified(server), signal));
}

async function lookAfterStarttls(
  server: SmtpServer,
  socket: net.Socket,
  signal: AbortSignal,
): Promise<ShownCertificate | undefined> {
  let shown: ShownCertificate | undefined;
  const seen = new AbortController();
  const onLine = () => {
    // The first thing said over TLS: there is nothing more to wait for.
    shown ??= shownBy(session._socket);
    if (shown) setImmediate(() => seen.abort());
  };
  const session = smtpSession(server, socket, onLine, unverified(server));
  try {
    await step(session, AbortSignal.any([signal, seen.signal]), (done) => session.connect(done));
  } catch (error) {
    if (!shown) throw error;
  } finally {
    destroy(session);
  }
  return shown;
}

function unverified(server: SmtpServer): tls.ConnectionOptions {
  return { ...tlsOptions(server), rejectUnauthorized: false };
}

function shownBy(socket: net.Socket | false | null): ShownCertificate | undefined {
  const certificate = socket instanceof tls.TLSSocket ? socket.getPeerX509Certificate() : undefined;
  return certificate && { facts: certificateFacts(certificate), pem: certificate.toString() };
}
