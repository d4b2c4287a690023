import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import net from "node:net";
import { buildReply, CNAME, questionOf, rcodes, TXT, type ZoneRecord } from "./dns-message.ts";

/** What stands at a name: TXT records (of one or several strings each), an alias, or a misbehaviour. */
type ZoneEntry =
  | { txt: (string | string[])[] }
  | { cname: string }
  /** The name is there, with records of other types only. */
  | "noRecords"
  | "nxdomain"
  | "servfail"
  | "refused"
  | "formerr"
  /** No answer ever. */
  | "silence"
  /** Bytes that are no DNS message. */
  | "garbage"
  /** Says over UDP that the answer is to be fetched over TCP, and hangs up there. */
  | "truncated";

export type Zone = Record<string, ZoneEntry>;

export type DnsZone = {
  address: string;
  /** Names that were asked for, each time and over each transport. */
  asked: { name: string; over: "udp" | "tcp" }[];
  /** A resolver that asks this server alone. */
  resolver: (options?: { timeout?: number; tries?: number }) => Resolver;
  close: () => Promise<void>;
};

// What every resolver takes over UDP (RFC 1035 §4.2.1); longer answers go over TCP.
const MAX_UDP = 512;

/**
 * A name server on loopback, over UDP and TCP, that answers questions for TXT records as a recursive one would:
 * aliases are followed. Names outside of the zone do not exist.
 */
export async function startDnsZone(zone: Zone): Promise<DnsZone> {
  const asked: DnsZone["asked"] = [];
  const sockets = new Set<net.Socket>();
  const udp = createSocket("udp4");
  udp.on("error", () => {});
  udp.on("message", (question, { port, address }) => {
    const reply = answer(zone, question, "udp", asked);
    if (reply) udp.send(reply, port, address);
  });
  const tcp = net.createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    socket.on("close", () => sockets.delete(socket));
    serveTcp(socket, (question) => answer(zone, question, "tcp", asked));
  });
  const port = await bindBoth(udp, tcp);
  const address = `127.0.0.1:${port}`;
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

function serveTcp(socket: net.Socket, reply: (question: Buffer) => Buffer | undefined): void {
  let received = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      const end = 2 + received.readUInt16BE(0);
      const message = reply(received.subarray(2, end));
      received = received.subarray(end);
      if (!message) return socket.destroy();
      const length = Buffer.alloc(2);
      length.writeUInt16BE(message.length);
      socket.write(Buffer.concat([length, message]));
    }
  });
}

function answer(
  zone: Zone,
  message: Buffer,
  over: "udp" | "tcp",
  asked: DnsZone["asked"],
): Buffer | undefined {
  const question = questionOf(message);
  asked.push({ name: question.name, over });
  const { records, end } = follow(zone, question.name);
  if (end === "silence") return undefined;
  if (end === "garbage")
    return Buffer.concat([message.subarray(0, 2), Buffer.from("this is no DNS message")]);
  if (end === "truncated") return over === "udp" ? buildReply(message, { truncated: true }) : undefined;
  const reply = buildReply(message, { rcode: end ? rcodes[end] : 0, records });
  return over === "udp" && reply.length > MAX_UDP ? buildReply(message, { truncated: true }) : reply;
}

type End = Exclude<Extract<ZoneEntry, string>, "noRecords"> | undefined;

/** The aliases from a name and the records at their end, or what the server does instead. */
function follow(zone: Zone, name: string): { records: ZoneRecord[]; end: End } {
  const records: ZoneRecord[] = [];
  for (let at = name.toLowerCase(), hops = 0; hops < 8; hops++) {
    const entry = zone[at] ?? (hasNamesBelow(zone, at) ? "noRecords" : "nxdomain");
    if (entry === "noRecords") return { records, end: undefined };
    if (typeof entry === "string") return { records, end: entry };
    if ("txt" in entry) {
      for (const strings of entry.txt) records.push({ name: at, type: TXT, strings: [strings].flat() });
      return { records, end: undefined };
    }
    records.push({ name: at, type: CNAME, target: entry.cname });
    at = entry.cname.toLowerCase();
  }
  return { records: [], end: "servfail" };
}

// A name exists where one below it does (RFC 8020).
function hasNamesBelow(zone: Zone, name: string): boolean {
  return Object.keys(zone).some((each) => each.endsWith(`.${name}`) && zone[each] !== "nxdomain");
}
