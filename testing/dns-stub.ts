import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";

/** What stands at one name; a word in place of records is how the server fails there. */
type Records = {
  A?: string[];
  AAAA?: string[];
  CNAME?: string;
  /** Preference and host. */
  MX?: [number, string][];
  /** Priority, weight, port and target. */
  SRV?: [number, number, number, string][];
};
export type Zone = Record<string, Records | "SERVFAIL" | "silence">;

export type DnsStub = {
  /** For `Resolver.setServers`. */
  address: string;
  /** The questions that came: `MX firma.example`. */
  asked: string[];
  close: () => Promise<void>;
};

const codes = { A: 1, CNAME: 5, MX: 15, AAAA: 28, SRV: 33 } as const;
type Type = keyof typeof codes;
const NXDOMAIN = 3;
const SERVFAIL = 2;

/** A name server on loopback (RFC 1035 over UDP). A name that is not in the zone does not exist; `*` is for all those. */
export async function startDnsStub(zone: Zone): Promise<DnsStub> {
  const socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (query, peer) => {
    const { name, type, end } = questionOf(query);
    asked.push(`${type ?? "?"} ${name}`);
    const found = zone[name] ?? zone["*"] ?? (isAboveOthers(zone, name) ? {} : undefined);
    if (found === "silence") return;
    const records =
      found === undefined || found === "SERVFAIL" || !type ? [] : recordsAt(zone, name, found, type);
    const code = found === undefined ? NXDOMAIN : found === "SERVFAIL" ? SERVFAIL : 0;
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | code, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...records]), peer.port, peer.address);
  });
  await new Promise<void>((bound) => socket.bind(0, "127.0.0.1", bound));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise((closed) => socket.close(() => closed())),
  };
}

function questionOf(query: Buffer): { name: string; type: Type | undefined; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  const code = query.readUInt16BE(at + 1);
  const type = (Object.keys(codes) as Type[]).find((each) => codes[each] === code);
  return { name: labels.join(".").toLowerCase(), type, end: at + 5 };
}

// A name that only has names below it exists and has no records (RFC 8020).
function isAboveOthers(zone: Zone, name: string): boolean {
  return Object.keys(zone).some((other) => other.endsWith(`.${name}`));
}

function recordsAt(zone: Zone, name: string, found: Records, type: Type): Buffer[] {
  if (found.CNAME && type !== "CNAME") {
    const target = zone[found.CNAME];
    const further = typeof target === "object" ? recordsAt(zone, found.CNAME, target, type) : [];
    return [record(name, "CNAME", nameBytes(found.CNAME)), ...further];
  }
  return contentsOf(found, type).map((content) => record(name, type, content));
}

function contentsOf(found: Records, type: Type): Buffer[] {
  switch (type) {
    case "A":
      return (found.A ?? []).map((address) => Buffer.from(address.split(".").map(Number)));
    case "AAAA":
      return (found.AAAA ?? []).map(ipv6Bytes);
    case "CNAME":
      return found.CNAME ? [nameBytes(found.CNAME)] : [];
    case "MX":
      return (found.MX ?? []).map(([preference, host]) =>
        Buffer.concat([short(preference), nameBytes(host)]),
      );
    case "SRV":
      return (found.SRV ?? []).map(([priority, weight, port, target]) =>
        Buffer.concat([short(priority), short(weight), short(port), nameBytes(target)]),
      );
  }
}

function record(name: string, type: Type, content: Buffer): Buffer {
  const ttl = Buffer.alloc(4);
  return Buffer.concat([nameBytes(name), short(codes[type]), short(1), ttl, short(content.length), content]);
}

function nameBytes(name: string): Buffer {
  const labels = name.split(".").filter(Boolean);
  return Buffer.concat([...labels.map(counted), Buffer.from([0])]);
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function short(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}

function ipv6Bytes(address: string): Buffer {
  if (!isIPv6(address)) throw new Error(`${address} is no IPv6 address`);
  const [head = "", tail = ""] = address.split("::");
  const groups = (text: string) => text.split(":").filter(Boolean);
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => "0"), ...groups(tail)];
  return Buffer.concat(all.map((group) => short(Number.parseInt(group, 16))));
}
