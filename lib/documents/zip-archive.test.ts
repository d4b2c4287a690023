import { expect, test } from "vitest";
import { allOf } from "#testing/all-of.ts";
import { readZip } from "#testing/zip.ts";
import { type ArchivedFile, zipArchive } from "./zip-archive.ts";

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
  const count = 66_000;
  const files = Array.from({ length: count }, (_, order) => ({
    name: `${order}.txt`,
    content: Buffer.from(`${order}`),
  }));
  const zip = readZip(await archiveOf(files));
  expect(zip.size).toBe(count);
  expect(zip.get("65999.txt")?.toString()).toBe("65999");
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
