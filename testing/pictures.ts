import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import type { Picture } from "#lib/company/pictures/read-pictures.ts";

type Png = {
  width: number;
  height: number;
  color?: number;
  depth?: number;
  interlace?: number;
  data: Buffer;
};

/** A PNG of whatever kind from its rows, each with the number of its filter before it. */
export function png(
  { width, height, color = 2, depth = 8, interlace = 0, data }: Png,
  ...more: Buffer[]
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, interlace], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const parts = [pngChunk("IHDR", header), ...more, pngChunk("IDAT", deflateSync(data))];
  return Buffer.concat([signature, ...parts, pngChunk("IEND", Buffer.alloc(0))]);
}

export function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A round mark on nothing: half of it see-through at its edge. */
export function markPng(size = 120, [red, green, blue] = [200, 60, 20]): Buffer {
  const rows = Array.from({ length: size }, (_, y) => {
    const pixels = Array.from({ length: size }, (_, x) => {
      const away = Math.hypot(x - size / 2, y - size / 2) / (size / 2);
      return [red, green, blue, away > 1 ? 0 : away > 0.8 ? 128 : 255];
    });
    return [0, ...pixels.flat()];
  });
  return png({ width: size, height: size, color: 6, data: Buffer.from(rows.flat()) });
}

/** The parts of a JPEG that are looked at, without colours. */
export function jpegParts(width: number, height: number, channels = 3): Buffer {
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    8 + 3 * channels,
    8,
    0,
    0,
    0,
    0,
    channels,
    ...Array(3 * channels).fill(1),
  ]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from("ffd8", "hex"), frame, Buffer.from("ffda0004000012ffd9", "hex")]);
}

// 32 × 16 pixels: red and green above yellow and magenta.
const quarters = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh" +
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB" +
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA" +
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y" +
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM" +
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQ" +
    "FxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgo" +
    "KCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAQACADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAcG" +
    "CP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAUAQEAAAAAAAAAAAAAAAAAAAAH/8QAHBEAAQQDAQAAAAAAAAAAAAAAABYXY+JkoqPj" +
    "/9oADAMBAAIRAxEAPwCdDsgDqsh2qKq3g2qRkYMMTUZfO4VMhncvQ//Z",
  "base64",
);

/** The JPEG of four quarters, red and green above yellow and magenta, as a camera that was held so writes it. */
export function turnedJpeg(orientation: number, little = false): Buffer {
  const tiff = Buffer.from(
    little
      ? `49492a0008000000010012010300010000000${orientation}00000000000000`
      : `4d4d002a0000000800010112000300000001000${orientation}000000000000`,
    "hex",
  );
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([quarters.subarray(0, 2), head, body, quarters.subarray(2)]);
}

export function pictureOf(
  bytes: Buffer,
  size: { width: number; height: number },
  type = "image/png",
): Picture {
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    type,
    ...size,
    bytes: new Uint8Array(bytes),
  };
}
