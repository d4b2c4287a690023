import { redirect } from "next/navigation";
import { cache } from "react";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/base/client-address.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Role } from "#prisma/client/enums.ts";
import { findSession } from "./find-session.ts";
import { may, type Permission } from "./permissions.ts";
import { requestHeaders } from "./request-headers.ts";
import { sessionTokenIn } from "./session-cookie.ts";

export type Session = {
  id: string;
  company: ActingCompany & { name: string };
  user: { id: string; name: string; email: string; twoFactor: boolean };
  role: Role;
  /** The companies that the person may change to. */
  others: { id: string; name: string }[];
};

const SEEN_EVERY_MS = 5 * 60_000;

/** The person who asks, and the company they act for; null without a valid session. Read once a request. */
export const readSession = cache(async (): Promise<Session | null> => {
  const sent = await requestHeaders();
  const found = await findSession(sent);
  if (!found) return null;
  const { user, session } = found;
  if (Date.now() - (session.seenAt?.getTime() ?? 0) > SEEN_EVERY_MS) await noteSeen(session.id, sent);
  const memberships = await db().membership.findMany({
    where: { userId: user.id },
    orderBy: { createdAt: "asc" },
    select: { role: true, company: { select: { id: true, name: true } } },
  });
  const acting = memberships.find(({ company }) => company.id === session.companyId) ?? memberships[0];
  if (!acting) return null;
  return {
    id: session.id,
    company: { ...acting.company, userId: user.id },
    user: { id: user.id, name: user.name, email: user.email, twoFactor: user.twoFactorEnabled === true },
    role: acting.role,
    others: memberships.filter((one) => one !== acting).map(({ company }) => company),
  };
});

/** Whether this browser had a session that was ended elsewhere: who signs out leaves none behind. */
export async function hadSession(): Promise<boolean> {
  const cookie = (await requestHeaders()).get("cookie") ?? "";
  return sessionTokenIn(cookie) !== null && (await readSession()) === null;
}

async function noteSeen(id: string, sent: Headers): Promise<void> {
  const ipAddress = sent.get(CLIENT_ADDRESS_HEADER) ?? "";
  await db().session.updateMany({ where: { id }, data: { seenAt: new Date(), ipAddress } });
}

/**
 * The same behind the door, which lets nobody without a session through.
 * @throws UserError when the session has ended meanwhile
 */
export async function currentSession(): Promise<Session> {
  const session = await readSession();
  if (!session) throw new UserError("signedOut");
  return session;
}

/** For pages and route handlers: leads to sign-in without a session, and home without the permission. */
export async function requireSession(permission: Permission): Promise<Session> {
  const session = await readSession();
  if (!session) redirect("/sign-in");
  if (!may(session.role, permission)) redirect("/");
  return session;
}
