import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveSecret } from "#lib/base/secrets.ts";

const COOKIE = /(?:^|[; ])(?:__Host-)?obalka\.session_token=([^;]+)/;

/**
 * The token of the session that a `Cookie` header bears, if it was us who gave it; it may have ended meanwhile. Told by
 * the signature alone (HMAC-SHA-256, as better-auth signs its cookies), without the database: nothing is opened by it.
 */
export function sessionTokenIn(cookies: string): string | null {
  const value = decoded(COOKIE.exec(cookies)?.[1] ?? "");
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const expected = createHmac("sha256", deriveSecret("sessions")).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
