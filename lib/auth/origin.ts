import { headers } from "next/headers";
import { settings } from "#lib/base/env.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether this request was sent by our own pages: its Origin is ours, or it has none and the browser itself
 * says `Sec-Fetch-Site: same-origin` (a header that no page can set; some browser policies drop Origin).
 * Next.js lets a request without Origin pass (CVE-2026-27978), so we look ourselves.
 */
export async function isOwnOrigin(): Promise<boolean> {
  const sent = await headers();
  const origin = sent.get("origin");
  if (origin === null) return sent.get("sec-fetch-site") === "same-origin";
  return originMatches(origin, settings().appUrl);
}

/** Equal to `appUrl`; on this machine localhost, 127.0.0.1 and ::1 are the same place. */
export function originMatches(origin: string, appUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin);
  const own = new URL(appUrl);
  if (LOOPBACK.includes(asked.hostname) && LOOPBACK.includes(own.hostname)) asked.hostname = own.hostname;
  return asked.origin === own.origin;
}
