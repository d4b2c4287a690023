import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Role } from "#prisma/client/enums.ts";
import { auth } from "./auth.ts";
import { may, type Permission } from "./permissions.ts";

export type Session = {
  company: ActingCompany & { name: string };
  user: { id: string; name: string; email: string };
  role: Role;
};

/** The person who asks, and the company they act for; null without a valid session. Read once a request. */
export const readSession = cache(async (): Promise<Session | null> => {
  const found = await auth().api.getSession({ headers: await headers() });
  if (!found) return null;
  const membership = await db().membership.findFirst({
    where: { userId: found.user.id },
    orderBy: { createdAt: "asc" },
    select: { role: true, company: { select: { id: true, name: true } } },
  });
  if (!membership) return null;
  const { id, name, email } = found.user;
  return { company: { ...membership.company, userId: id }, user: { id, name, email }, role: membership.role };
});

/** For pages and route handlers: leads to sign-in without a session, and home without the permission. */
export async function requireSession(permission: Permission): Promise<Session> {
  const session = await readSession();
  if (!session) redirect("/sign-in");
  if (!may(session.role, permission)) redirect("/");
  return session;
}
