import { crc32, deflateSync } from "node:zlib";

/** Colours of a PNG (ISO/IEC 15948, 11.2.2). */
export const colors = { gray: 0, rgb: 2, rgba: 6 } as const;

type Png = {
  width: number;
  height: number;
  /** Bits of one channel. */
  depth: 1 | 8;
  color: (typeof colors)[keyof typeof colors];
  /** The rows, each with the number of its filter before it. */
  rows: Uint8Array;
};

/** The bytes of a PNG (ISO/IEC 15948). */
export function writePng({ width, height, depth, color, rows }: Png): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
