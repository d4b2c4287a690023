import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDue } from "#testing/reminders.ts";
import { cancelInvoiceAndMail } from "../cancel-invoice.ts";
import { keepLink, newLink } from "./create-link.ts";
import { listOpenLinks, revokeLinks } from "./invoice-links.ts";
import { noteFirstView, openLink } from "./open-link.ts";

await testDatabase();

async function ready() {
  const company = await testCompany();
  await db().company.update({ where: { id: company.id }, data: { publicLinks: true, publicLinkDays: 30 } });
  const invoiceId = await givenDue(company, "2082-11-16");
  return { company, invoiceId, token: await givenLink(company, invoiceId) };
}

async function givenLink(company: { id: string; userId: string }, invoiceId: string): Promise<string> {
  const link = await newLink(company.id);
  if (!link) throw new Error("the company has no public pages");
  await db().$transaction((tx) => keepLink(tx, company, invoiceId, link));
  return link.address.slice(link.address.lastIndexOf("/") + 1);
}

test("the address of a page opens its invoice, and the database does not hold it", async () => {
  const { company, invoiceId, token } = await ready();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect((await openLink(token))?.invoice.id).toBe(invoiceId);
  const [row] = await db().$queryRaw<{ whole: string }[]>`SELECT l::text AS "whole" FROM "PublicLink" l`;
  expect(row?.whole).not.toContain(token);
  const [link] = await listOpenLinks(company, invoiceId);
  const days = ((link?.expiresAt.getTime() ?? 0) - (link?.createdAt.getTime() ?? 0)) / 86_400_000;
  expect(days).toBeCloseTo(30, 2);
  expect(await givenLink(company, invoiceId)).not.toBe(token);
});

test("what was never given, has expired, was revoked or is switched off opens nothing", async () => {
  const { company, invoiceId, token } = await ready();
  for (const wrong of ["", "x", token.slice(1), `${token}x`, token.toLowerCase(), "%00", "a".repeat(10_000)])
    expect(await openLink(wrong)).toBeNull();
  await db().company.update({ where: { id: company.id }, data: { publicLinks: false } });
  expect(await openLink(token)).toBeNull();
  expect(await newLink(company.id)).toBeNull();
  await db().company.update({ where: { id: company.id }, data: { publicLinks: true } });
  await db().publicLink.updateMany({
    where: { invoiceId },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
  expect(await openLink(token)).toBeNull();
  expect(await listOpenLinks(company, invoiceId)).toEqual([]);
});

test("whoever revokes closes all pages of the invoice, and no other company's", async () => {
  const { company, invoiceId, token } = await ready();
  const other = await ready();
  await revokeLinks(other.company, { id: invoiceId });
  expect(await openLink(token)).not.toBeNull();
  await revokeLinks(company, { id: invoiceId });
  await revokeLinks(company, { id: invoiceId });
  expect(await openLink(token)).toBeNull();
  expect(await openLink(other.token)).not.toBeNull();
  const events = await db().auditEvent.findMany({
    where: { subjectId: invoiceId, event: "invoice.linksRevoked" },
  });
  expect(events).toMatchObject([{ userId: company.userId, details: { count: 1 } }]);
});

test("a cancelled invoice's page still opens, to say so", async () => {
  const { company, invoiceId, token } = await ready();
  await cancelInvoiceAndMail(company, { id: invoiceId, reason: "Omyl" });
  expect((await openLink(token))?.invoice.state).toBe("cancelled");
});

test("the first look is noted and stays", async () => {
  const { company, invoiceId, token } = await ready();
  await noteFirstView("neznámý");
  expect((await listOpenLinks(company, invoiceId))[0]?.firstSeenAt).toBeNull();
  await noteFirstView(token);
  const first = (await listOpenLinks(company, invoiceId))[0]?.firstSeenAt;
  expect(first).toBeInstanceOf(Date);
  await noteFirstView(token);
  expect((await listOpenLinks(company, invoiceId))[0]?.firstSeenAt).toEqual(first);
});

test("the newest page stands first", async () => {
  const { company, invoiceId } = await ready();
  for (const _ of [1, 2, 3, 4]) await givenLink(company, invoiceId);
  const made = (await listOpenLinks(company, invoiceId)).map(({ createdAt }) => createdAt.getTime());
  expect(made).toEqual(made.toSorted((one, other) => other - one));
});
