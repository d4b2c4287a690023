import { crc32, inflateRawSync } from "node:zlib";

/** The files of a ZIP archive, read by its directory at the end as other programs do, with their checksums tested. */
export function readZip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  let [count, at] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)];
  if (count === 0xffff) {
    const wide = Number(zip.readBigUInt64LE(end - 20 + 8));
    [count, at] = [Number(zip.readBigUInt64LE(wide + 32)), Number(zip.readBigUInt64LE(wide + 48))];
  }
  const files = new Map<string, Buffer>();
  for (let order = 0; order < count; order += 1) {
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    files.set(name, contentOf(zip, at));
    at += 46 + nameLength + extraLength;
  }
  return files;
}

function contentOf(zip: Buffer, at: number): Buffer {
  const [packed, size, local] = [
    zip.readUInt32LE(at + 20),
    zip.readUInt32LE(at + 24),
    zip.readUInt32LE(at + 42),
  ];
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const content = inflateRawSync(zip.subarray(start, start + packed));
  if (content.length !== size || crc32(content) !== zip.readUInt32LE(at + 16))
    throw new Error("a file of the archive is damaged");
  return content;
}
