import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { discoverServer } from "#lib/mailbox/discovery/discover-server.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { expectSentence } from "#testing/sentences.ts";
import { admitDomainCheck, admitServerSearch } from "./search-limits.ts";

await testDatabase();

const PLACE = "203.0.113.1";

const times = async (count: number, deed: () => Promise<void>) => {
  for (let done = 0; done < count; done++) await deed();
};

test("a company looks for a server sixty times in an hour, and then hears at the address how long to wait", async () => {
  const [company, other] = [await testCompany(), await testCompany()];
  await times(60, () => admitServerSearch(company.id, PLACE));
  const refused = { field: "address", problem: "tooManySearches?minutes=60" };
  await expect(admitServerSearch(company.id, PLACE)).rejects.toMatchObject(refused);
  expectSentence(refused.problem);
  await times(1, () => admitServerSearch(other.id, PLACE));
  await db().$executeRaw`UPDATE "TryCount" SET "until" = now()`;
  await admitServerSearch(company.id, PLACE);
});

test("what our own table knows is never counted", async () => {
  const company = await testCompany();
  const options = { signal: AbortSignal.timeout(5_000), admit: () => admitServerSearch(company.id, PLACE) };
  for (let asked = 0; asked < 70; asked++)
    expect(await discoverServer("jan@gmail.com", options)).toMatchObject({ source: "table" });
});

test("one place looks for a hundred and twenty, of however many companies; another one is not concerned", async () => {
  const place = "203.0.113.2";
  const companies = await Promise.all(Array.from({ length: 3 }, testCompany));
  for (const { id } of companies.slice(0, 2)) await times(60, () => admitServerSearch(id, place));
  const third = companies[2]?.id ?? "";
  await expect(admitServerSearch(third, place)).rejects.toMatchObject({
    problem: "tooManySearches?minutes=60",
  });
  await admitServerSearch(third, "203.0.113.3");
});

test("domains are checked under limits of their own", async () => {
  const company = await testCompany();
  await times(60, () => admitDomainCheck(company.id, PLACE));
  const refused = { problem: "tooManyDomainChecks?minutes=60" };
  await expect(admitDomainCheck(company.id, PLACE)).rejects.toMatchObject(refused);
  expectSentence(refused.problem);
  await admitServerSearch(company.id, PLACE);
});
