import { crc32, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { allOf } from "#testing/all-of.ts";
import { readZip } from "#testing/zip.ts";
import { type ArchivedFile, zipArchive } from "./zip-archive.ts";
import { centralRecord, endOfArchive, localHeader } from "./zip-records.ts";

const DAY = new Date("2026-11-26T15:04:06Z");

async function archiveOf(files: Iterable<ArchivedFile>): Promise<Buffer> {
  async function* source() {
    yield* files;
  }
  return Buffer.concat(await allOf(zipArchive(source(), DAY)));
}

test("files come back as they were, the empty one too", async () => {
  const files = [
    { name: "a.txt", content: Buffer.from("Žluťoučký kůň\r\n".repeat(1000)) },
    { name: "empty.txt", content: new Uint8Array() },
    { name: "b.bin", content: Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251) },
  ];
  const zip = readZip(await archiveOf(files));
  expect([...zip.keys()]).toEqual(["a.txt", "empty.txt", "b.bin"]);
  for (const { name, content } of files) expect(zip.get(name)?.equals(content)).toBe(true);
});

test("more files than the old directory can count", async () => {
  const [count, content] = [66_000, Buffer.from("x")];
  const packed = deflateRawSync(content);
  const one = { crc: crc32(content), size: content.length, packedSize: packed.length, modified: DAY };
  const pieces: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (let order = 0; order < count; order += 1) {
    const entry = { ...one, name: `${order}.txt`, offset };
    const header = localHeader(entry);
    pieces.push(header, packed);
    records.push(centralRecord(entry));
    offset += header.length + packed.length;
  }
  const directory = Buffer.concat(records);
  const end = endOfArchive({ count, directorySize: directory.length, directoryOffset: offset });
  const zip = readZip(Buffer.concat([...pieces, directory, end]));
  expect(zip.size).toBe(count);
  expect(zip.get("65999.txt")?.toString()).toBe("x");
});

test("a piece is made when the one before has left", async () => {
  let made = 0;
  async function* source() {
    for (; made < 1000; made += 1) yield { name: `${made}.txt`, content: Buffer.from("x") };
  }
  const pieces = zipArchive(source(), DAY);
  await pieces.next();
  await pieces.next();
  expect(made).toBe(0);
  await pieces.return(undefined);
});
