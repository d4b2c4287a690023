import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { auditCsv } from "./audit-csv.ts";
import { exportAudit, listActors, listAudit } from "./list-audit.ts";

await testDatabase({ as: "owner" });

type Given = { event: string; userId?: string | null; details?: Record<string, string> };

async function given(companyId: string, events: Given[]): Promise<void> {
  for (const event of events) await db().auditEvent.create({ data: { companyId, ...event } });
}

test("nothing that was written down is changed or removed, also with triggers switched off", async () => {
  const company = await testCompany();
  await given(company.id, [{ event: "account.signedIn" }]);
  const stands = "the audit is only added to";
  await expect(db().$executeRaw`UPDATE "AuditEvent" SET "event" = 'x'`).rejects.toThrow(stands);
  await expect(db().$executeRaw`DELETE FROM "AuditEvent"`).rejects.toThrow(stands);
  await expect(db().$executeRaw`TRUNCATE "AuditEvent"`).rejects.toThrow(stands);
  const past = db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`DELETE FROM "AuditEvent"`;
  });
  await expect(past).rejects.toThrow(stands);
  await expect(db().company.delete({ where: { id: company.id } })).rejects.toThrow();
  expect((await listAudit(company)).rows.map(({ event }) => event)).toEqual(["account.signedIn"]);
});

test("owners see what happened in their company, the newest first, page by page", async () => {
  const [company, other] = [await testCompany(), await testCompany()];
  await given(other.id, [{ event: "invoice.issued" }]);
  const events = ["invoice.issued", "delivery.queued", "mailbox.saved", "sending.enabled", "invoice.paid"];
  await given(
    company.id,
    events.map((event) => ({ event, userId: company.userId })),
  );
  const first = await listAudit(company, {}, 2);
  expect(first.rows.map(({ event, by }) => [event, by?.name])).toEqual([
    ["invoice.paid", "Majitel"],
    ["sending.enabled", "Majitel"],
  ]);
  const pages = [];
  for await (const page of exportAudit(company, {}, 2)) pages.push(page.map(({ event }) => event));
  expect(pages.flat()).toEqual(events.toReversed());
  expect((await listAudit(company, { area: "mailbox" })).rows.map(({ event }) => event)).toEqual([
    "sending.enabled",
    "mailbox.saved",
  ]);
  // A cursor of another company leads nowhere in it.
  const [foreign] = (await listAudit(other)).rows;
  expect((await listAudit(company, { after: foreign?.id })).rows).toHaveLength(events.length);
});

test("it is filtered by whoever acted, also when they have left", async () => {
  const company = await testCompany();
  const left = await db().user.create({ data: { name: "Bývalá", email: `byvala-${company.id}@firma.test` } });
  await given(company.id, [
    { event: "invoice.issued", userId: company.userId },
    { event: "mailbox.saved", userId: left.id },
    { event: "delivery.queued", userId: null },
  ]);
  expect((await listActors(company)).map(({ name }) => name)).toEqual(["Bývalá", "Majitel"]);
  const { rows } = await listAudit(company, { userId: left.id });
  expect(rows.map(({ event }) => event)).toEqual(["mailbox.saved"]);
});

test("the file says it in words, with the details as they were, and runs in no spreadsheet", async () => {
  const company = await testCompany();
  await given(company.id, [
    { event: "team.invited", userId: company.userId, details: { email: '=HYPERLINK("x")' } },
    { event: "zcela.nova", userId: null },
  ]);
  const pieces = [];
  for await (const piece of auditCsv(exportAudit(company, {}), "en")) pieces.push(piece);
  const [head, newest, oldest] = pieces.join("").split("\r\n");
  expect(head).toMatch(/^\ufeffTime \(UTC\);What happened;/);
  expect(newest).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z;zcela\.nova;zcela\.nova;Obálka;;;\{\}$/);
  expect(oldest).toContain(";Invitation created;team.invited;Majitel;");
  expect(oldest).toContain('"{""email"":""=HYPERLINK(\\""x\\"")""}"');
});
