import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { testDatabase } from "#testing/database.ts";
import { newestSession, signedIn, type TestPerson, testPerson } from "#testing/person.ts";
import { auth } from "../auth.ts";
import { openSession } from "../open-session.ts";
import { changeRole } from "./change-role.ts";
import { invite, revokeInvitation } from "./invite.ts";
import { joinAsNew, joinSignedIn } from "./join.ts";
import { listTeam } from "./list-team.ts";
import { openInvitation } from "./open-invitation.ts";
import { removeMember } from "./remove-member.ts";
import { switchCompany } from "./switch-company.ts";

await testDatabase();

let owner: TestPerson;
beforeAll(async () => {
  owner = await testPerson();
});

let guests = 0;
const PASSWORD = "heslo nového člověka";

async function invited(role: "owner" | "member" | "accountant" = "member", by = owner) {
  guests += 1;
  const email = `host${guests}@firma.test`;
  const { link } = await invite(by.company, { email, role });
  return { email, token: link.slice(link.lastIndexOf("/") + 1) };
}

async function joined(role: "owner" | "member" | "accountant" = "member", by = owner): Promise<TestPerson> {
  const { email, token } = await invited(role, by);
  await joinAsNew({ token, name: "Host", password: PASSWORD });
  const { id } = await db().user.findUniqueOrThrow({ where: { email } });
  return { email, password: PASSWORD, company: { id: by.company.id, userId: id } };
}

async function whoIs(person: TestPerson) {
  await signedIn(person);
  const { id } = await newestSession(person.company.userId);
  return { id, user: { id: person.company.userId, email: person.email } };
}

const eventsOn = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(
    ({ event }) => event,
  );

test("somebody invited joins with an account of their own, once", async () => {
  const { email, token } = await invited("accountant");
  expect(token).toMatch(/^[\w-]{43}$/);
  const invitation = await openInvitation(token);
  expect(invitation).toMatchObject({ companyName: "Firma", email, role: "accountant", invitedBy: "Osoba" });
  const tries = Array.from({ length: 10 }, () => joinAsNew({ token, name: "Host", password: PASSWORD }));
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await openInvitation(token)).toBeNull();
  const { members, invited: open } = await listTeam(owner.company);
  expect(members.find((one) => one.email === email)).toMatchObject({ name: "Host", role: "accountant" });
  expect(open.map((one) => one.email)).not.toContain(email);
  expect(await openSession({ email, password: PASSWORD }, new Headers())).toBeTruthy();
  expect(await eventsOn(invitation?.id ?? "")).toEqual(["team.invited", "team.joined"]);
});

test("the database does not hold the link", async () => {
  const { token } = await invited();
  const rows = await db().$queryRaw<{ whole: string }[]>`SELECT i::text AS "whole" FROM "Invitation" i`;
  expect(JSON.stringify([rows, await db().auditEvent.findMany()])).not.toContain(token);
});

test("what was never a link, was revoked, replaced or has expired opens nothing", async () => {
  const first = await invited();
  for (const wrong of ["", "x", first.token.slice(1), first.token.toLowerCase(), "a".repeat(10_000)])
    expect(await openInvitation(wrong)).toBeNull();
  const { link } = await invite(owner.company, { email: first.email, role: "member" });
  const second = link.slice(link.lastIndexOf("/") + 1);
  expect(await openInvitation(first.token)).toBeNull();
  const found = await openInvitation(second);
  await revokeInvitation(owner.company, { id: found?.id ?? "" });
  expect(await openInvitation(second)).toBeNull();
  await expect(joinAsNew({ token: second, name: "Host", password: PASSWORD })).rejects.toThrow(
    "invitationGone",
  );

  const third = await invited();
  const days = await db().invitation.findFirstOrThrow({ where: { email: third.email } });
  expect((days.expiresAt.getTime() - days.createdAt.getTime()) / 86_400_000).toBeCloseTo(7, 2);
  await db().invitation.update({ where: { id: days.id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  expect(await openInvitation(third.token)).toBeNull();
});

test("only the company that invited revokes", async () => {
  const stranger = await testPerson();
  const { token } = await invited();
  const { id = "" } = (await openInvitation(token)) ?? {};
  await expect(revokeInvitation(stranger.company, { id })).rejects.toThrow("invitationGone");
  expect(await openInvitation(token)).not.toBeNull();
});

test("a person with an account joins signed in, and can change between their companies", async () => {
  const person = await testPerson();
  const who = await whoIs(person);
  const { link } = await invite(owner.company, { email: person.email, role: "member" });
  const token = link.slice(link.lastIndexOf("/") + 1);
  await expect(joinAsNew({ token, name: "Podvodník", password: PASSWORD })).rejects.toEqual(
    new UserError("addressHasAccount"),
  );
  const other = await whoIs(await testPerson());
  await expect(joinSignedIn(other, { token })).rejects.toThrow("invitedAnother");
  await joinSignedIn(who, { token });
  const actsFor = async () => (await db().session.findUniqueOrThrow({ where: { id: who.id } })).companyId;
  expect(await actsFor()).toBe(owner.company.id);
  await switchCompany(who, { id: person.company.id });
  expect(await actsFor()).toBe(person.company.id);
  const { company } = await testPerson();
  await expect(switchCompany(who, { id: company.id })).rejects.toThrow("notFound");
  await expect(invite(owner.company, { email: person.email, role: "owner" })).rejects.toThrow(
    "alreadyMember",
  );
});

test("whoever is removed has no session of this company at once, and no link to come back", async () => {
  const second = await joined("owner");
  const browser = await signedIn(second);
  const { token } = await invited("owner", second);
  await removeMember(owner.company, { id: second.company.userId });
  expect(await auth().api.getSession({ headers: browser })).toBeNull();
  expect(await openInvitation(token)).toBeNull();
  await expect(openSession(second, new Headers())).rejects.toThrow("noCompany");
  expect(await eventsOn(second.company.userId)).toContain("team.memberRemoved");
  await expect(removeMember(owner.company, { id: second.company.userId })).rejects.toThrow("notFound");
});

test("who is removed from one company keeps their sessions of another", async () => {
  const person = await testPerson();
  const [here, there] = [await whoIs(person), await whoIs(person)];
  const { link } = await invite(owner.company, { email: person.email, role: "member" });
  await joinSignedIn(here, { token: link.slice(link.lastIndexOf("/") + 1) });
  await switchCompany(there, { id: person.company.id });
  await removeMember(owner.company, { id: person.company.userId });
  const left = await db().session.findMany({ where: { userId: person.company.userId } });
  expect(left.map(({ id }) => id)).toEqual([there.id]);
});

test("the last owner stays one, also when two step down at the same moment", async () => {
  const alone = await testPerson();
  const { userId } = alone.company;
  await expect(removeMember(alone.company, { id: userId })).rejects.toThrow("lastOwner");
  await expect(changeRole(alone.company, { id: userId, role: "member" })).rejects.toThrow("lastOwner");
  const second = await joined("owner", alone);
  const steps = await Promise.allSettled([
    changeRole(alone.company, { id: second.company.userId, role: "member" }),
    changeRole(second.company, { id: userId, role: "accountant" }),
    removeMember(alone.company, { id: second.company.userId }),
  ]);
  expect(steps.some(({ status }) => status === "rejected")).toBe(true);
  expect(await db().membership.count({ where: { companyId: alone.company.id, role: "owner" } })).toBe(1);
});

test("a role is changed, with a trace, and whoever is an owner no more has nobody invited", async () => {
  const second = await joined("owner");
  const { token } = await invited("owner", second);
  await changeRole(owner.company, { id: second.company.userId, role: "accountant" });
  const where = { companyId: owner.company.id, subjectId: second.company.userId, event: "team.roleChanged" };
  const [event] = await db().auditEvent.findMany({ where });
  expect(event?.details).toEqual({ email: second.email, from: "owner", to: "accountant" });
  expect(await openInvitation(token)).toBeNull();
  const stranger = await testPerson();
  await expect(changeRole(stranger.company, { id: second.company.userId, role: "owner" })).rejects.toThrow(
    "notFound",
  );
});

test("only so many invitations wait at once", async () => {
  const busy = await testPerson();
  for (let i = 0; i < 50; i += 1)
    await invite(busy.company, { email: `mnoho${i}@firma.test`, role: "member" });
  await expect(invite(busy.company, { email: "moc@firma.test", role: "member" })).rejects.toThrow(
    "tooManyInvitations",
  );
});

test("whoever was removed or is an owner no more changes nothing, though they were let in before", async () => {
  const [removed, other, guest] = [await joined("owner"), await joined("owner"), await joined()];
  await removeMember(owner.company, { id: removed.company.userId });
  await changeRole(owner.company, { id: other.company.userId, role: "member" });
  const { userId: id } = guest.company;
  for (const { company } of [removed, other])
    for (const deed of [
      () => invite(company, { email: "zpet@firma.test", role: "owner" }),
      () => changeRole(company, { id, role: "owner" }),
      () => removeMember(company, { id }),
    ])
      await expect(deed()).rejects.toThrow(new UserError("forbidden"));
  const { members, invited: open } = await listTeam(owner.company);
  expect(members.find((one) => one.id === id)?.role).toBe("member");
  expect(open.map(({ email }) => email)).not.toContain("zpet@firma.test");
});
