// The wire format of DNS (RFC 1035 §4), as far as a server of TXT and CNAME records needs it.

export const CNAME = 5;
export const TXT = 16;
export const rcodes = { formerr: 1, servfail: 2, nxdomain: 3, refused: 5 } as const;

const HEADER = 12;
const IN = 1;
const QR = 0x8000;
const TC = 0x0200;
const RA = 0x0080;
// A pointer to the name in the question, in place of the name again (RFC 1035 §4.1.4).
const toQuestion = Buffer.from([0xc0, HEADER]);

export type ZoneRecord =
  | { name: string; type: typeof TXT; strings: string[] }
  | { name: string; type: typeof CNAME; target: string };

/** The one question of a query: the name, and where its section ends. */
export function questionOf(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 5 };
}

export function buildReply(
  query: Buffer,
  {
    rcode = 0,
    truncated = false,
    records = [],
  }: { rcode?: number; truncated?: boolean; records?: ZoneRecord[] },
): Buffer {
  const header = Buffer.alloc(HEADER);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(QR | (query.readUInt16BE(2) & 0x7900) | RA | (truncated ? TC : 0) | rcode, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  const { name, end } = questionOf(query);
  const question = query.subarray(HEADER, end);
  return Buffer.concat([header, question, ...records.map((record) => encodeRecord(record, name))]);
}

function encodeRecord(record: ZoneRecord, asked: string): Buffer {
  const owner = record.name === asked.toLowerCase() ? toQuestion : encodeName(record.name);
  const data = record.type === TXT ? encodeStrings(record.strings) : encodeName(record.target);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(record.type, 0);
  fixed.writeUInt16BE(IN, 2);
  fixed.writeUInt32BE(300, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([owner, fixed, data]);
}

function encodeName(name: string): Buffer {
  const labels = name.split(".").map((label) => Buffer.from(label, "latin1"));
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), label]),
    Buffer.from([0]),
  ]);
}

// Strings of at most 255 bytes each; a longer one is cut into several, as those who fill in zones do.
function encodeStrings(strings: string[]): Buffer {
  const pieces = strings.flatMap((text) => {
    const bytes = Buffer.from(text);
    const count = Math.max(1, Math.ceil(bytes.length / 255));
    return Array.from({ length: count }, (_, index) => bytes.subarray(index * 255, (index + 1) * 255));
  });
  return Buffer.concat(pieces.flatMap((piece) => [Buffer.from([piece.length]), piece]));
}
