import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { keepUpload } from "./keep-upload.ts";
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

test("who has put aside too much in a day is told so, and yesterday's files are gone", async () => {
  const { id: companyId, userId } = await testCompany();
  const data = {
    id: newUuid(),
    companyId,
    userId,
    name: "a",
    type: "",
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
