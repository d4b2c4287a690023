import { EventEmitter, once } from "node:events";
import tls from "node:tls";
import type { SmtpServer } from "#lib/smtp/server.ts";
import { authority, listenOnAllowedPort } from "#testing/peer-ports.ts";

export type Receiver = {
  server: SmtpServer;
  /** Messages taken. */
  readonly dots: number;
  /** Resolves once so many have been taken in all. */
  untilDots: (count: number) => Promise<void>;
  /** From now on each answer comes so late, as from a server that far away; at first at once. */
  moveAway: (answerAfterMs: number) => void;
  close: () => Promise<void>;
};

const DOT = Buffer.from("\r\n.\r\n");
const hello = "250-receiver.example\r\n250 AUTH PLAIN\r\n";

/** A mail server that costs nothing: TLS, any login, everything is taken and nothing is kept. */
export async function startReceiver(): Promise<Receiver> {
  const { key, cert } = authority.issue();
  const sockets = new Set<tls.TLSSocket>();
  const taken = new EventEmitter();
  let dots = 0;
  let answerAfterMs = 0;
  const listener = tls.createServer({ key, cert }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    const answer = (text: string) => {
      if (answerAfterMs === 0) socket.write(text);
      else setTimeout(() => socket.write(text), answerAfterMs);
    };
    converse(socket, answer, () => {
      dots++;
      taken.emit("dot");
    });
  });
  const port = await listenOnAllowedPort(listener);
  return {
    server: { host: "localhost", port, encryption: "ssl", username: "jmeno", password: "heslo" },
    get dots() {
      return dots;
    },
    untilDots: async (count) => {
      while (dots < count) await once(taken, "dot");
    },
    moveAway: (ms) => {
      answerAfterMs = ms;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => listener.close(() => done()));
    },
  };
}

function converse(socket: tls.TLSSocket, answer: (text: string) => void, onDot: () => void): void {
  let inBody = false;
  let left: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    left = left.length > 0 ? Buffer.concat([left, chunk]) : chunk;
    for (;;) {
      const end = inBody ? left.indexOf(DOT) : left.indexOf("\r\n");
      if (end < 0) break;
      const line = inBody ? "" : left.subarray(0, end).toString("latin1");
      left = left.subarray(end + (inBody ? DOT.length : 2));
      if (inBody) onDot();
      answer(inBody ? "250 2.0.0 Ok: queued\r\n" : answerTo(line));
      inBody = !inBody && line === "DATA";
    }
    // What is left of a body can only be the beginning of its end.
    if (inBody && left.length > DOT.length) left = left.subarray(left.length - DOT.length);
  });
  answer("220 receiver.example ESMTP\r\n");
}

function answerTo(line: string): string {
  if (line.startsWith("EHLO")) return hello;
  if (line.startsWith("AUTH")) return "235 2.7.0 Accepted\r\n";
  if (line === "DATA") return "354 Go ahead\r\n";
  return line === "QUIT" ? "221 2.0.0 Bye\r\n" : "250 2.0.0 Ok\r\n";
}
