import { buffer } from "node:stream/consumers";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Certificate } from "./certificates.ts";
import { authority, listenOnAllowedPort } from "./peer-ports.ts";

export type PeerOptions = {
  encryption?: "ssl" | "starttls";
  username?: string;
  password?: string;
  certificate?: Certificate;
  /** Fixed; by default a free one. */
  port?: number;
  /** The reply to a login that is refused, by the password that was tried. */
  refusal?: (password: string) => string;
  /** Replies to recipients that are refused, such as `550 5.1.1 no such user`. */
  refuse?: Record<string, string>;
  /** Awaited before each recipient is answered: a server that takes its time. */
  beforeRecipient?: () => Promise<void>;
  /** The reply to a message; by default it is accepted. */
  verdict?: (messageId: string) => string | undefined;
};

type Caught = {
  from: string;
  to: string[];
  raw: Buffer;
  messageId: string;
  parse: () => Promise<ParsedMail>;
};

export type SmtpPeer = {
  /** What a mailbox needs to send through this peer. */
  server: SmtpServer;
  /** Accepted messages, oldest first. */
  caught: Caught[];
  /** How often a message was accepted. */
  timesAccepted: (messageId: string) => number;
  /** Sign-ins that were tried, with what they gave. */
  logins: { username: string; password: string; ok: boolean }[];
  connections: number;
  /** Resolves once nobody is connected any more. */
  untilEmpty: () => Promise<void>;
  setPassword: (password: string) => void;
  /** Shows another certificate from the next connection on. */
  swapCertificate: (fresh: Certificate) => void;
  close: () => Promise<void>;
};

/** A well-mannered mail server on loopback, with TLS and login, that keeps what it accepts. */
export async function startSmtpPeer(options: PeerOptions = {}): Promise<SmtpPeer> {
  const { encryption = "ssl", username = "odesilatel@firma.example", port } = options;
  const { key, cert } = options.certificate ?? authority.issue();
  let { password = "spravne heslo" } = options;
  const caught: Caught[] = [];
  let present = 0;
  const peer: SmtpPeer = {
    server: { host: "localhost", port: 0, encryption, username, password },
    caught,
    timesAccepted: (messageId) => caught.filter((message) => message.messageId === messageId).length,
    logins: [],
    connections: 0,
    untilEmpty: async () => {
      while (present > 0) await new Promise((wake) => smtp.server.once("left", wake));
    },
    setPassword: (fresh) => {
      password = fresh;
    },
    swapCertificate: ({ key, cert }) => smtp.updateSecureContext({ key, cert }),
    close: () => new Promise((done) => smtp.close(() => done())),
  };
  const behaviour: SMTPServerOptions = {
    onConnect: (_session, done) => {
      peer.connections++;
      present++;
      done();
    },
    onClose: () => {
      present--;
      smtp.server.emit("left");
    },
    onAuth: (auth, _session, done) => {
      const ok = auth.username === username && auth.password === password;
      peer.logins.push({ username: auth.username ?? "", password: auth.password ?? "", ok });
      if (ok) done(null, { user: username });
      else
        done(
          replyError(
            options.refusal?.(auth.password ?? "") ?? "535 5.7.8 Username and Password not accepted",
          ),
        );
    },
    onRcptTo: async ({ address }, _session, done) => {
      await options.beforeRecipient?.();
      const reply = options.refuse?.[address];
      done(reply ? replyError(reply) : null);
    },
    onData: (stream, { envelope }, done) => {
      const take = (raw: Buffer) => {
        const messageId = /^message-id:\s*(\S+)/im.exec(raw.toString("latin1"))?.[1] ?? "";
        const refusal = options.verdict?.(messageId);
        if (refusal) return done(replyError(refusal));
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const to = envelope.rcptTo.map(({ address }) => address);
        caught.push({ from, to, raw, messageId, parse: () => simpleParser(raw) });
        done(null, "2.0.0 Ok: queued");
      };
      // A sender that dies in the middle of a message has said nothing.
      buffer(stream).then(take, done);
    },
  };
  const smtp = new SMTPServer({
    ...behaviour,
    secure: encryption === "ssl",
    key,
    cert,
    hideSTARTTLS: encryption === "ssl",
    authMethods: ["PLAIN", "LOGIN"],
    disableReverseLookup: true,
    closeTimeout: 100,
  });
  smtp.on("error", () => {});
  peer.server.port = await listenOnAllowedPort(smtp.server, { port });
  return peer;
}

function replyError(reply: string): Error {
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}
