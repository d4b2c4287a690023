import net from "node:net";
import tls from "node:tls";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Certificate } from "./certificates.ts";
import { authority, listenOnAllowedPort } from "./peer-ports.ts";

export type Moment =
  | "greeting"
  | "ehlo"
  | "helo"
  | "starttls"
  | "auth"
  | "mail"
  | "rcpt"
  | "data"
  | "body"
  | "dot"
  | "rset";

/**
 * What the peer does at a moment: says a reply, sends bytes as they are, drips them one by one, hangs up, or says
 * nothing for ever.
 */
export type Move =
  | string
  | { raw: string | Buffer; drop?: boolean }
  | { drip: string; everyMs: number }
  | "drop"
  | "silence";

export type Script = {
  encryption?: SmtpServer["encryption"];
  certificate?: Certificate;
  tls?: tls.TlsOptions;
  /** Done in place of the handshake of TLS, once the client has begun it. */
  handshake?: Move;
  /** Lines of the answer to EHLO after the first; with STARTTLS, of the one that comes after it. */
  offers?: string[];
  /** Moves in place of good manners; of a list, one for each time on any connection, the last one from then on. */
  moves?: Partial<Record<Moment, Move | Move[] | ((line: string) => Move | Promise<Move>)>>;
};

export type ScriptedPeer = {
  server: SmtpServer;
  /** Commands as they came, bodies left out. */
  heard: string[];
  /** Final dots that came. */
  dots: number;
  /** The messages that came before them, as they travelled; also those that were never answered. */
  messages: string[];
  /** Makes a move of its own accord on the newest connection. */
  say: (move: Move) => void;
  /** Shows another certificate from the next connection on. */
  swapCertificate: (fresh: Certificate) => void;
  close: () => Promise<void>;
};

const manners: Record<Moment, string> = {
  greeting: "220 peer.example ESMTP",
  ehlo: "",
  helo: "250 peer.example",
  starttls: "220 2.0.0 Ready to start TLS",
  auth: "235 2.7.0 Accepted",
  mail: "250 2.1.0 Ok",
  rcpt: "250 2.1.5 Ok",
  data: "354 Go ahead",
  body: "",
  dot: "250 2.0.0 Ok: queued",
  rset: "250 2.0.0 Ok",
};

/** A mail server on loopback that misbehaves as told. */
export async function startScriptedPeer(script: Script = {}): Promise<ScriptedPeer> {
  const { encryption = "ssl" } = script;
  let secureContext = { ...(script.certificate ?? authority.issue()), ...script.tls };
  const sockets = new Set<net.Socket>();
  const times = new Map<Moment, number>();
  const listener = net.createServer((plain) => {
    const socket =
      encryption === "ssl" && !script.handshake
        ? new tls.TLSSocket(plain, { isServer: true, ...secureContext })
        : plain;
    for (const each of [plain, socket]) sockets.add(each.on("error", () => {}));
    converse(socket, { ...script, times }, peer, secureContext);
  });
  const peer: ScriptedPeer = {
    server: { host: "localhost", port: 0, encryption, username: "jmeno", password: "tajne-heslo-42" },
    heard: [],
    dots: 0,
    messages: [],
    say: () => {},
    swapCertificate: (fresh) => {
      secureContext = { ...fresh, ...script.tls };
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => listener.close(() => done()));
    },
  };
  peer.server.port = await listenOnAllowedPort(listener);
  return peer;
}

type Told = Script & { times: Map<Moment, number> };

function converse(first: net.Socket, script: Told, peer: ScriptedPeer, secureContext: tls.TlsOptions): void {
  const { times } = script;
  let socket = first;
  let buffered = "";
  let inBody = false;
  let bodyBegun = false;
  let recipients = 0;
  let thinking = false;

  const moveAt = (moment: Moment, line: string): Move | Promise<Move> => {
    const time = times.get(moment) ?? 0;
    times.set(moment, time + 1);
    const move = script.moves?.[moment];
    if (typeof move === "function") return move(line);
    if (Array.isArray(move)) return move[Math.min(time, move.length - 1)] ?? "drop";
    if (move) return move;
    if (moment === "data" && recipients === 0) return "554 5.5.1 No valid recipients";
    return moment === "ehlo" ? hello(script, socket) : manners[moment];
  };
  const make = (move: Move) => {
    if (move === "drop") return socket.destroy();
    if (move === "silence" || move === "") return;
    if (typeof move === "string") return socket.write(`${move}\r\n`);
    if ("drip" in move) return drip(socket, move);
    return socket.write(move.raw, () => move.drop && socket.destroy());
  };
  const hear = async (line: string) => {
    peer.heard.push(line);
    const moment = momentOf(line);
    if (!moment) return make(/^QUIT/i.test(line) ? "221 2.0.0 Bye" : "502 5.5.2 What?");
    const move = await moveAt(moment, line);
    if (moment === "mail") recipients = 0;
    if (moment === "rcpt" && typeof move === "string" && move.startsWith("2")) recipients++;
    if (moment === "data") inBody = typeof move === "string" && move.startsWith("354");
    bodyBegun &&= !inBody;
    make(move);
    if (moment === "starttls" && move === manners.starttls) secure();
  };
  const hearBody = async () => {
    if (buffered !== "" && !bodyBegun) {
      bodyBegun = true;
      make(await moveAt("body", ""));
    }
    const end = buffered.startsWith(".\r\n") ? 0 : buffered.indexOf("\r\n.\r\n");
    if (end < 0) return false;
    peer.messages.push(buffered.slice(0, end));
    buffered = buffered.slice(end + (end === 0 ? 3 : 5));
    inBody = false;
    peer.dots++;
    make(await moveAt("dot", ""));
    return true;
  };
  const hearLine = async () => {
    const newline = buffered.indexOf("\r\n");
    if (newline < 0) return false;
    const line = buffered.slice(0, newline);
    buffered = buffered.slice(newline + 2);
    await hear(line);
    return true;
  };
  const onData = async (chunk: Buffer) => {
    buffered += chunk.toString("latin1");
    if (thinking) return;
    thinking = true;
    while (inBody ? await hearBody() : await hearLine());
    thinking = false;
  };
  const secure = () => {
    first.off("data", onData);
    const { handshake } = script;
    if (handshake) return first.once("data", () => make(handshake));
    socket = new tls.TLSSocket(first, { isServer: true, ...secureContext });
    return socket.on("error", () => {}).on("data", onData);
  };
  socket.on("data", onData);
  peer.say = make;
  const greet = async () => make(await moveAt("greeting", ""));
  if (socket instanceof tls.TLSSocket) socket.once("secure", greet);
  else if (script.handshake && script.encryption !== "starttls") secure();
  else void greet();
}

function drip(socket: net.Socket, { drip, everyMs }: { drip: string; everyMs: number }): void {
  let next = 0;
  const timer = setInterval(() => socket.write(drip.charAt(next++ % drip.length)), everyMs);
  socket.once("close", () => clearInterval(timer));
}

function hello({ encryption = "ssl", offers }: Script, socket: net.Socket): string {
  const plain = encryption === "starttls" && !(socket instanceof tls.TLSSocket);
  const lines = ["peer.example", ...(plain ? ["STARTTLS"] : (offers ?? ["AUTH PLAIN", "8BITMIME"]))];
  return lines.map((line, i) => `250${i === lines.length - 1 ? " " : "-"}${line}`).join("\r\n");
}

function momentOf(line: string): Moment | undefined {
  const verb = /^(EHLO|HELO|STARTTLS|AUTH|MAIL|RCPT|DATA|RSET)\b/i.exec(line)?.[1]?.toLowerCase();
  return verb as Moment | undefined;
}
