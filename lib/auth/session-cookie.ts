import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveSecret } from "#lib/base/secrets.ts";

const COOKIE = /(?:^|[; ])(?:__Host-)?obalka\.session_token=([^;]+)/;

/**
 * Whether a `Cookie` header bears a session that we gave, which may have ended meanwhile: told by the signature alone
 * (HMAC-SHA-256, as better-auth signs its cookies), without the database. Nothing is opened by it.
 */
export function bearsOurSession(cookies: string): boolean {
  const value = decoded(COOKIE.exec(cookies)?.[1] ?? "");
  const dot = value.lastIndexOf(".");
  if (dot < 1) return false;
  const expected = createHmac("sha256", deriveSecret("sessions")).update(value.slice(0, dot)).digest();
  const given = Buffer.from(value.slice(dot + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
