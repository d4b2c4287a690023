const MASK = "••••••";
const MAX_LENGTH = 500;
// Blanks, controls, line and paragraph separators, zero-width characters and direction marks.
const invisible = /[\s\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * A server's reply as it may be stored, logged and shown: one line of at most 500 characters,
 * without control characters, and without the password in any form that a server could echo:
 * as it is, URL-encoded, in base64 alone or inside AUTH PLAIN (RFC 4616).
 */
export function scrubReply(reply: string, password: string): string {
  // Cut last: a secret cut in two would not be known again.
  const line = reply.replace(/\bAUTH\s+([A-Z0-9-]+)\s+\S+/gi, `AUTH $1 ${MASK}`);
  return withoutPassword(line, password.toWellFormed()).replace(invisible, " ").trim().slice(0, MAX_LENGTH);
}

function withoutPassword(text: string, password: string): string {
  if (password === "") return text;
  let clean = text.replace(/[A-Za-z0-9+/_-]{4,}={0,2}/g, (word) => (hides(word, password) ? MASK : word));
  for (const form of [password, encodeURIComponent(password), encodeURI(password)]) {
    clean = clean.replaceAll(form, MASK);
  }
  return clean;
}

function hides(word: string, password: string): boolean {
  return Buffer.from(word, "base64").toString("utf8").includes(password);
}
