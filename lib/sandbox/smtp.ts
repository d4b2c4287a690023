import type { AddressInfo } from "node:net";
import { type AddressObject, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { log } from "#lib/base/log.ts";
import { type CaughtRecord, keepCaught } from "./store.ts";

const MAX_BYTES = 30 * 1024 * 1024;

export type Sandbox = { port: number; close: () => Promise<void> };

/**
 * The built-in mailbox: a mail server for this machine only, which takes every login and every message and keeps
 * them as files instead of delivering them.
 * @param port 0 for any free one
 * @throws the system's error when the port is taken
 */
export function openSandbox(port: number, directory: string): Promise<Sandbox> {
  const server = new SMTPServer({
    name: "sandbox.localhost",
    banner: "Obalka",
    logger: false,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    authOptional: true,
    authMethods: ["PLAIN", "LOGIN"],
    size: MAX_BYTES,
    socketTimeout: 60_000,
    onAuth: (login, _session, done) => done(null, { user: login.username || "nobody" }),
    onData: (stream, session, done) => {
      catchMessage(stream, session, directory).then(
        () => done(null, "2.0.0 Caught, nothing leaves this machine"),
        (error) => done(error),
      );
    },
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      // A client that breaks off is no matter for anybody.
      server.on("error", (error) => log().debug({ err: error.message }, "sandbox connection"));
      resolve({ port: (server.server.address() as AddressInfo).port, close: () => closed(server) });
    });
  });
}

const closed = (server: SMTPServer) => new Promise<void>((resolve) => server.close(() => resolve()));

async function catchMessage(stream: SMTPServerDataStream, session: SMTPServerSession, directory: string) {
  const mime = await readLimited(stream);
  if (!mime) throw refusal(552, `5.3.4 The message is larger than ${MAX_BYTES} bytes`);
  const envelopeFrom = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
  const envelopeTo = session.envelope.rcptTo.map(({ address }) => address);
  const user = typeof session.user === "string" ? session.user : "";
  const receivedAt = new Date().toISOString();
  const summary = await summarise(mime);
  try {
    const record = { user, receivedAt, envelopeFrom, envelopeTo, size: mime.length, ...summary };
    await keepCaught(directory, mime, record);
  } catch (error) {
    log().error({ err: (error as Error).message }, "the sandbox cannot write; is the disk full?");
    throw refusal(452, "4.3.1 The sandbox cannot write to its folder");
  }
}

// What is too large is read to its end, because the client must finish before it hears the answer.
async function readLimited(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (stream.sizeExceeded) chunks.length = 0;
    else chunks.push(chunk);
  }
  return stream.sizeExceeded ? undefined : Buffer.concat(chunks);
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

type Summary = Pick<CaughtRecord, "from" | "to" | "subject" | "attachments">;

async function summarise(mime: Buffer): Promise<Summary> {
  const mail = await simpleParser(mime);
  return {
    from: mail.from?.text ?? "",
    to: textOf(mail.to),
    subject: mail.subject ?? "",
    attachments: mail.attachments.filter((part) => !part.related).map((part) => part.filename ?? ""),
  };
}

const textOf = (addresses: AddressObject | AddressObject[] | undefined) =>
  [addresses ?? []]
    .flat()
    .map(({ text }) => text)
    .join(", ");
