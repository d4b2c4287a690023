import { shortAddress } from "#lib/base/client-address.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { auditAccount } from "../audit-account.ts";
import { oldestSession } from "../session-life.ts";
import { type Device, deviceOf } from "./device.ts";

export type SessionView = {
  id: string;
  current: boolean;
  device: Device;
  /** Empty where it is not known. */
  address: string;
  createdAt: Date;
  seenAt: Date;
};

type Who = { id: string; user: { id: string } };

/** Where a person is signed in, this browser first. */
export async function listSessions({ id: current, user }: Who): Promise<SessionView[]> {
  const sessions = await db().session.findMany({
    where: { userId: user.id, expiresAt: { gt: new Date() }, createdAt: { gt: oldestSession() } },
    orderBy: { seenAt: "desc" },
    select: { id: true, userAgent: true, ipAddress: true, createdAt: true, seenAt: true },
  });
  const views = sessions.map(({ userAgent, ipAddress, ...session }) => ({
    ...session,
    current: session.id === current,
    device: deviceOf(userAgent ?? ""),
    address: shortAddress(ipAddress ?? ""),
  }));
  return views.sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one session of the person; its browser has to sign in again at its next step. */
export async function endSession({ user }: Who, { id }: { id: string }): Promise<void> {
  await end(user.id, { id });
}

/** Ends all but this one. */
export async function endOtherSessions({ id, user }: Who): Promise<void> {
  await end(user.id, { id: { not: id } });
}

async function end(userId: string, which: { id: string | { not: string } }): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId, ...which } });
    if (count === 0 && typeof which.id === "string") throw new UserError("notFound");
    if (count > 0) await auditAccount(tx, { id: userId }, "account.sessionsEnded", { count: String(count) });
  });
}
