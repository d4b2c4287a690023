const MASK = "••••••";
const MAX_LENGTH = 500;
// Blanks, controls, line and paragraph separators, zero-width characters and direction marks.
const invisible = /[\s\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

// What follows the mechanism is a secret, unless it is one more of a list of mechanisms (RFC 4954 §3).
const mechanism =
  /(?:PLAIN(?:-CLIENTTOKEN)?|LOGIN|NTLM|GSSAPI|(?:CRAM|DIGEST|SCRAM)-[A-Z0-9-]+|X?OAUTH\w*)(?:\s|$)/;
const loginLine = new RegExp(`\\bAUTH[ \\t]+([A-Z0-9-]+)[ \\t]+(?!${mechanism.source})\\S+`, "gi");

/**
 * A server's words as they may be stored, logged and shown: one line of at most 500 characters, without control
 * characters, and without the secrets in any form that a server could echo: as they are, in whatever case,
 * URL-encoded, in base64 alone or inside AUTH PLAIN (RFC 4616).
 */
export function scrubReply(reply: string, ...secrets: string[]): string {
  // Twice: without what stood invisibly in it, a text may spell a secret. Cut last: half a secret is not known again.
  const line = withoutInvisible(withoutSecrets(reply, ...secrets));
  return withoutSecrets(line, ...secrets).slice(0, MAX_LENGTH);
}

/** The same text of any number of lines, with only the secrets masked. */
export function withoutSecrets(text: string, ...secrets: string[]): string {
  const known = secrets
    .map((secret) => secret.toWellFormed())
    .filter((secret) => secret !== "")
    .sort((one, other) => other.length - one.length);
  const line = text.replace(loginLine, `AUTH $1 ${MASK}`);
  let clean = line.replace(/[A-Za-z0-9+/_-]{2,}={0,2}/g, (word) => (hidesAny(word, known) ? MASK : word));
  for (const secret of known) {
    for (const form of [secret, encodeURIComponent(secret), encodeURI(secret)]) {
      // An expression may be too long to be made, and its error would tell the secret.
      if (form.length > clean.length) continue;
      clean = clean.replace(new RegExp(literally(form), "giu"), MASK);
    }
  }
  return clean;
}

/** One line of text that shows all that is in it. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, " ").trim();
}

/** In place of a whole text that is nobody's business. */
export const masked = MASK;

// The server may have glued something to the front: then the groups of four begin later.
function hidesAny(word: string, secrets: string[]): boolean {
  const readings = [0, 1, 2, 3].map((skipped) =>
    Buffer.from(word.slice(skipped), "base64").toString("utf8").toLowerCase(),
  );
  return secrets.some((secret) => readings.some((text) => text.includes(secret.toLowerCase())));
}

function literally(text: string): string {
  return text.replace(/[\^$.*+?()[\]{}|/\\]/g, "\\$&");
}
