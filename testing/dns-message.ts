import { isIPv6 } from "node:net";

// The wire format of DNS (RFC 1035 §4), as far as a small name server needs it.

const types = { A: 1, CNAME: 5, MX: 15, TXT: 16, AAAA: 28, SRV: 33 } as const;
export const rcodes = { formerr: 1, servfail: 2, nxdomain: 3, refused: 5 } as const;

export type RecordType = keyof typeof types;

/** All that stands at one name. */
export type Records = {
  A?: string[];
  AAAA?: string[];
  CNAME?: string;
  /** Preference and host. */
  MX?: [number, string][];
  /** Priority, weight, port and target (RFC 2782). */
  SRV?: [number, number, number, string][];
  /** Texts, each of one string or of several. */
  TXT?: (string | string[])[];
};

export type Question = {
  name: string;
  /** Undefined: of a type that we do not know. */
  type: RecordType | undefined;
  /** Where its section ends. */
  end: number;
};

export type ResourceRecord = { name: string; type: RecordType; data: Buffer };

const HEADER = 12;
const IN = 1;
const TTL_SECONDS = 300;
const QR = 0x8000;
const TC = 0x0200;
const RA = 0x0080;
// A pointer to the name in the question, in place of the name again (RFC 1035 §4.1.4).
const toQuestion = Buffer.from([0xc0, HEADER]);

/** The one question of a query. */
export function questionOf(query: Buffer): Question {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  const code = query.readUInt16BE(at + 1);
  const type = (Object.keys(types) as RecordType[]).find((each) => types[each] === code);
  return { name: labels.join("."), type, end: at + 5 };
}

/** What stands at a name, of one type. */
export function recordsAt(name: string, records: Records, type: RecordType): ResourceRecord[] {
  return dataOf(records, type).map((data) => ({ name, type, data }));
}

function dataOf({ A = [], AAAA = [], CNAME, MX = [], SRV = [], TXT = [] }: Records, type: RecordType) {
  switch (type) {
    case "A":
      return A.map((address) => Buffer.from(address.split(".").map(Number)));
    case "AAAA":
      return AAAA.map(ipv6Bytes);
    case "CNAME":
      return CNAME === undefined ? [] : [nameBytes(CNAME)];
    case "MX":
      return MX.map(([preference, host]) => Buffer.concat([short(preference), nameBytes(host)]));
    case "SRV":
      return SRV.map(([priority, weight, port, target]) =>
        Buffer.concat([short(priority), short(weight), short(port), nameBytes(target)]),
      );
    case "TXT":
      return TXT.map((strings) => Buffer.concat([strings].flat().map(countedStrings)));
  }
}

/** The answer to a query; the header as a recursive server writes it. */
export function buildReply(
  query: Buffer,
  {
    rcode = 0,
    truncated = false,
    records = [],
  }: { rcode?: number; truncated?: boolean; records?: ResourceRecord[] },
): Buffer {
  const header = Buffer.alloc(HEADER);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(QR | (query.readUInt16BE(2) & 0x7900) | RA | (truncated ? TC : 0) | rcode, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  const { name, end } = questionOf(query);
  return Buffer.concat([
    header,
    query.subarray(HEADER, end),
    ...records.map((record) => recordBytes(record, name)),
  ]);
}

function recordBytes({ name, type, data }: ResourceRecord, asked: string): Buffer {
  const owner = name === asked.toLowerCase() ? toQuestion : nameBytes(name);
  const ttl = Buffer.alloc(4);
  ttl.writeUInt32BE(TTL_SECONDS);
  return Buffer.concat([owner, short(types[type]), short(IN), ttl, short(data.length), data]);
}

function nameBytes(name: string): Buffer {
  const labels = name.split(".").filter(Boolean);
  return Buffer.concat([...labels.map((label) => counted(Buffer.from(label, "latin1"))), Buffer.from([0])]);
}

// Of at most 255 bytes each; a longer one is cut into several, as those who fill in zones do.
function countedStrings(text: string): Buffer {
  const bytes = Buffer.from(text);
  const count = Math.max(1, Math.ceil(bytes.length / 255));
  const pieces = Array.from({ length: count }, (_, index) => bytes.subarray(index * 255, (index + 1) * 255));
  return Buffer.concat(pieces.map(counted));
}

function counted(bytes: Buffer): Buffer {
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
