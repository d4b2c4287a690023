import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";
import { centralRecord, endOfArchive, localHeader, type ZipEntry } from "./zip-records.ts";

export type ArchivedFile = { name: string; content: Uint8Array };

const deflated = promisify(deflateRaw);

/**
 * A ZIP archive of files, given out piece by piece (PKWARE APPNOTE 6.3): of a file only its name and place are kept
 * until the end. More than 65,535 files, and archives larger than 4 GiB, are told in ZIP64.
 * @param names are ASCII
 * @param modified stands at every file
 */
export async function* zipArchive(
  files: AsyncIterable<ArchivedFile>,
  modified: Date,
): AsyncGenerator<Uint8Array> {
  const entries: Buffer[] = [];
  let offset = 0;
  for await (const { name, content } of files) {
    const packed = await deflated(content);
    const size = content.length;
    const entry: ZipEntry = { name, crc: crc32(content), size, packedSize: packed.length, offset, modified };
    const header = localHeader(entry);
    entries.push(centralRecord(entry));
    offset += header.length + packed.length;
    yield header;
    yield packed;
  }
  const directory = Buffer.concat(entries);
  yield directory;
  yield endOfArchive({ count: entries.length, directorySize: directory.length, directoryOffset: offset });
}
