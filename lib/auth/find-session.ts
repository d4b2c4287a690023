import { db } from "#lib/base/db.ts";
import { auth } from "./auth.ts";
import { oldestSession } from "./session-life.ts";

/** The session that a browser bears, with its person; null where there is none, or it has lasted as long as one may. */
export async function findSession(headers: Headers) {
  const found = await auth().api.getSession({ headers });
  if (!found || found.session.createdAt >= oldestSession()) return found;
  await db().session.deleteMany({ where: { id: found.session.id } });
  return null;
}
