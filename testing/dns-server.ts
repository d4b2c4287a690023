import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import net from "node:net";
import {
  buildReply,
  questionOf,
  type Records,
  type RecordType,
  type ResourceRecord,
  rcodes,
  recordsAt,
} from "./dns-message.ts";

/** What the server does in place of an answer. */
type Fault =
  | keyof typeof rcodes
  /** No answer ever. */
  | "silence"
  /** Bytes that are no DNS message. */
  | "garbage"
  /** Says over UDP that the answer is to be fetched over TCP, and hangs up there. */
  | "truncated";

/** What stands at each name, in lower case; `*` is for all those that are not there. */
export type Zone = Record<string, Records | Fault>;

export type DnsServer = {
  /** For `Resolver.setServers`. */
  address: string;
  /** The questions that came, each time and over each transport. */
  asked: { type: RecordType | undefined; name: string; over: Transport }[];
  /** A resolver that asks this server alone. */
  resolver: (options?: { timeout?: number; tries?: number }) => Resolver;
  close: () => Promise<void>;
};

type Transport = "udp" | "tcp";
type Respond = (query: Buffer, over: Transport) => Buffer | undefined;

// What every resolver takes over UDP (RFC 1035 §4.2.1); longer answers go over TCP.
const MAX_UDP = 512;
const MAX_ALIASES = 8;

/**
 * A name server on loopback, over UDP and TCP, that answers as a recursive one would: aliases are followed. Names
 * outside of the zone do not exist.
 */
export async function startDnsServer(zone: Zone): Promise<DnsServer> {
  const asked: DnsServer["asked"] = [];
  const respond: Respond = (query, over) => {
    const { name, type } = questionOf(query);
    asked.push({ type, name: name.toLowerCase(), over });
    return answer(zone, query, over);
  };
  const sockets = new Set<net.Socket>();
  const udp = createSocket("udp4");
  udp.on("error", () => {});
  udp.on("message", (query, { port, address }) => {
    const reply = respond(query, "udp");
    if (reply) udp.send(reply, port, address);
  });
  const tcp = net.createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    socket.on("close", () => sockets.delete(socket));
    serveTcp(socket, respond);
  });
  const address = `127.0.0.1:${await bindBoth(udp, tcp)}`;
  return {
    address,
    asked,
    resolver: (options = {}) => {
      const resolver = new Resolver({ timeout: 1_000, tries: 3, ...options });
      resolver.setServers([address]);
      return resolver;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([
        new Promise<void>((done) => udp.close(done)),
        new Promise((done) => tcp.close(done)),
      ]);
    },
  };
}

async function bindBoth(udp: ReturnType<typeof createSocket>, tcp: net.Server): Promise<number> {
  // TCP first: whoever holds a port there seldom leaves the same one of UDP to others.
  await new Promise<void>((done) => tcp.listen(0, "127.0.0.1", done));
  const { port } = tcp.address() as net.AddressInfo;
  await new Promise<void>((done, fail) => udp.once("error", fail).bind(port, "127.0.0.1", done));
  return port;
}

function serveTcp(socket: net.Socket, respond: Respond): void {
  let received = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      const end = 2 + received.readUInt16BE(0);
      const reply = respond(received.subarray(2, end), "tcp");
      received = received.subarray(end);
      if (!reply) return socket.destroy();
      const length = Buffer.alloc(2);
      length.writeUInt16BE(reply.length);
      socket.write(Buffer.concat([length, reply]));
    }
  });
}

function answer(zone: Zone, query: Buffer, over: Transport): Buffer | undefined {
  const { name, type } = questionOf(query);
  const { records, fault } = follow(zone, name.toLowerCase(), type);
  if (fault === "silence") return undefined;
  if (fault === "garbage")
    return Buffer.concat([query.subarray(0, 2), Buffer.from("this is no DNS message")]);
  if (fault === "truncated") return over === "udp" ? buildReply(query, { truncated: true }) : undefined;
  const reply = buildReply(query, { rcode: fault && rcodes[fault], records });
  return over === "udp" && reply.length > MAX_UDP ? buildReply(query, { truncated: true }) : reply;
}

/** The aliases from a name and the records at their end, or what the server does instead. */
function follow(
  zone: Zone,
  asked: string,
  type: RecordType | undefined,
): { records: ResourceRecord[]; fault?: Fault } {
  const records: ResourceRecord[] = [];
  for (let name = asked; records.length < MAX_ALIASES; ) {
    const found = zone[name] ?? zone["*"] ?? (hasNamesBelow(zone, name) ? {} : "nxdomain");
    if (typeof found === "string") return { records, fault: found };
    if (!type) return { records };
    if (found.CNAME === undefined || type === "CNAME")
      return { records: [...records, ...recordsAt(name, found, type)] };
    records.push(...recordsAt(name, found, "CNAME"));
    name = found.CNAME.toLowerCase();
  }
  return { records: [], fault: "servfail" };
}

// A name exists where one below it does (RFC 8020).
function hasNamesBelow(zone: Zone, name: string): boolean {
  return Object.keys(zone).some((each) => each.endsWith(`.${name}`) && zone[each] !== "nxdomain");
}
