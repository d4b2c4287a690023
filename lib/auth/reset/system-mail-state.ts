import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";

/** How the mailbox of the installation is: failing while a mail waits that it did not take at the first try. */
export async function systemMailState(): Promise<"off" | "ok" | "failing"> {
  if (!settings().systemMail) return "off";
  const [stuck] = await db().$queryRaw<unknown[]>`
    SELECT FROM "ResetMail" WHERE "attempts" > 1 OR ("attempts" = 1 AND "dueAt" <= now()) LIMIT 1`;
  return stuck ? "failing" : "ok";
}
