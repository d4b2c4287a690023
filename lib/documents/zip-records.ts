/** The records of a ZIP archive (PKWARE APPNOTE 6.3, 4.3 and 4.4), little-endian as all of its numbers. */
export type ZipEntry = {
  /** ASCII. */
  name: string;
  crc: number;
  size: number;
  packedSize: number;
  /** Of its local header, from the beginning of the archive. */
  offset: number;
  modified: Date;
};

const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;
const DEFLATE = 8;
/** The versions that first knew deflate, and ZIP64. */
const [DEFLATE_VERSION, ZIP64_VERSION] = [20, 45];

/** What stands before the packed bytes of a file. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  return Buffer.concat([
    ...[u32(0x04034b50), u16(DEFLATE_VERSION), ...commonFields(entry)],
    ...[u16(name.length), u16(0), name],
  ]);
}

/** The entry of a file in the directory at the end. */
export function centralRecord(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  const far = entry.offset >= MAX_32;
  const extra = far ? Buffer.concat([u16(1), u16(8), u64(entry.offset)]) : Buffer.alloc(0);
  return Buffer.concat([
    ...[u32(0x02014b50), u16(ZIP64_VERSION), u16(far ? ZIP64_VERSION : DEFLATE_VERSION)],
    ...commonFields(entry),
    ...[u16(name.length), u16(extra.length)],
    // No comment, the first disk, no attributes.
    ...[u16(0), u16(0), u16(0), u32(0), u32(far ? MAX_32 : entry.offset)],
    ...[name, extra],
  ]);
}

type Directory = { count: number; directorySize: number; directoryOffset: number };

/** What ends an archive, and tells where its directory is. */
export function endOfArchive({ count, directorySize, directoryOffset }: Directory): Buffer {
  const large = count >= MAX_16 || directorySize >= MAX_32 || directoryOffset >= MAX_32;
  const zip64 = [
    ...[u32(0x06064b50), u64(44), u16(ZIP64_VERSION), u16(ZIP64_VERSION), u32(0), u32(0)],
    ...[u64(count), u64(count), u64(directorySize), u64(directoryOffset)],
    // Its locator.
    ...[u32(0x07064b50), u32(0), u64(directoryOffset + directorySize), u32(1)],
  ];
  const shownCount = u16(large ? MAX_16 : count);
  return Buffer.concat([
    ...(large ? zip64 : []),
    ...[u32(0x06054b50), u16(0), u16(0), shownCount, shownCount],
    ...[u32(large ? MAX_32 : directorySize), u32(large ? MAX_32 : directoryOffset), u16(0)],
  ]);
}

/** Flags, method, time, day, checksum and sizes: alike in both headers. */
function commonFields({ crc, size, packedSize, modified }: ZipEntry): Buffer[] {
  const { time, day } = dosTime(modified);
  return [u16(0), u16(DEFLATE), u16(time), u16(day), u32(crc), u32(packedSize), u32(size)];
}

// MS-DOS: two seconds at best, and years from 1980.
function dosTime(date: Date): { time: number; day: number } {
  return {
    time: (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1),
    day: ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate(),
  };
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
