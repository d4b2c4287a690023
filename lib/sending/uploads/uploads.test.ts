import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { waitingForLocks } from "#testing/waiting-for-locks.ts";
import { keepUpload } from "./keep-upload.ts";
import { readUploads } from "./read-uploads.ts";
import { thinning } from "./thin-uploads.ts";

await testDatabase();

const file = (text: string) => new Blob([text]);

test("a file is put aside under a clean name, and an empty one is none", async () => {
  const company = await testCompany();
  const kept = await keepUpload(company, { name: "C:\\smlouvy\\nájem.pdf", file: file("ahoj") });
  expect(kept).toMatchObject({ name: "nájem.pdf", size: 4 });
  await expect(keepUpload(company, { name: "a.txt", file: file("") })).rejects.toMatchObject({
    ...{ problem: "fileEmpty", field: "file" },
  });
});

test("the worker's clock forgets what was put aside longer ago than a day, and nothing else", async () => {
  const company = await testCompany();
  const [old, fresh] = [
    await keepUpload(company, { name: "a.txt", file: file("a") }),
    await keepUpload(company, { name: "b.txt", file: file("b") }),
  ];
  const createdAt = new Date(Date.now() - 25 * 3_600_000);
  await db().upload.update({ where: { id: old.id }, data: { createdAt } });
  await thinning.run(new AbortController().signal);
  const left = await db().upload.findMany({ where: { companyId: company.id }, select: { id: true } });
  expect(left).toEqual([{ id: fresh.id }]);
});

test("files that no message can bear are refused before they are read", async () => {
  const company = await testCompany();
  const { id } = await keepUpload(company, { name: "a.txt", file: file("a") });
  expect(await readUploads(company, [id], 100)).toHaveLength(1);
  await db().upload.update({ where: { id }, data: { size: 20_000_000 } });
  await expect(readUploads(company, [id], 25_000_000)).rejects.toMatchObject({
    ...{ problem: "messageTooLarge?max=25", field: "uploads" },
  });
});

test("who has put aside too much in a day is told so, and yesterday's files are gone", async () => {
  const { id: companyId, userId } = await testCompany();
  const data = {
    id: newUuid(),
    companyId,
    userId,
    name: "a",
    size: 200_000_000,
    bytes: Buffer.from("a"),
  };
  await db().upload.create({ data });
  const again = () => keepUpload({ id: companyId, userId }, { name: "b.txt", file: file("b") });
  await expect(again()).rejects.toMatchObject({ problem: "tooManyUploads?max=200" });
  await db().upload.update({
    where: { id: data.id },
    data: { createdAt: new Date(Date.now() - 25 * 3_600_000) },
  });
  await again();
  expect(await db().upload.count({ where: { companyId } })).toBe(1);
});

test("many files at once stay within what one person may put aside", async () => {
  const { id: companyId, userId } = await testCompany();
  const { id } = await keepUpload({ id: companyId, userId }, { name: "a.txt", file: file("a") });
  await db().upload.update({ where: { id }, data: { size: 199_999_990 } });
  const goOn = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  // No file is kept while this goes on: all of them are counted first, where nothing puts them in a row.
  const holding = db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Company" WHERE "id" = ${companyId}::uuid FOR UPDATE`;
    held.resolve();
    await goOn.promise;
  });
  await held.promise;
  const each = () => keepUpload({ id: companyId, userId }, { name: "b.txt", file: file("12345678") });
  const keeping = Promise.allSettled([each(), each(), each()]);
  await expect.poll(waitingForLocks).toBe(3);
  goOn.resolve();
  await holding;
  expect((await keeping).filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
