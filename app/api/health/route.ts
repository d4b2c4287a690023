import { systemMailState } from "#lib/auth/reset/system-mail-state.ts";
import { db } from "#lib/base/db.ts";
import { log } from "#lib/base/log.ts";
import { masterKey } from "#lib/base/secrets.ts";

export const dynamic = "force-dynamic";

const checks: Record<string, () => Promise<unknown>> = {
  database: () => db().$queryRaw`SELECT 1`,
  masterKey: async () => masterKey(),
};

/**
 * For machines: 200 when every part that a page needs is there, else 503 naming the parts that fail. The mailbox of the
 * installation is told of and is no such part.
 * @anyone machines that watch; nothing of a company is told
 */
export async function GET(): Promise<Response> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await passes(name, check)] as const),
  );
  const failing = results.filter(([, ok]) => !ok).map(([name]) => name);
  const parts = Object.fromEntries(results.map(([name, ok]) => [name, ok ? "ok" : "failing"]));
  return failing.length === 0
    ? Response.json({ status: "ok", parts, systemMail: await systemMailState() })
    : Response.json({ status: "failing", failing, parts }, { status: 503 });
}

async function passes(name: string, check: () => Promise<unknown>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch (error) {
    log().error({ err: error, check: name }, "health check failed");
    return false;
  }
}
