import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** What opens a link: 256 bits that nobody can guess, as letters of an address. It is kept nowhere. */
export const newToken = () => randomBytes(TOKEN_BYTES).toString("base64url");

/** What of a token is kept: its SHA-256, in hex. Enough for what is random in all of its bits. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
