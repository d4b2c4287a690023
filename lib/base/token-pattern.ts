/** What a token looks like in an address (lib/base/token.ts); anything else is none. */
export const tokenPattern = /^[\w-]{43}$/;
