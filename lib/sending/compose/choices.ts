/** A message has at most so many recipients, copies included: as many as most providers take at once. */
export const MAX_RECIPIENTS = 100;
/** Further files of one message. */
export const MAX_FILES = 20;
/** The largest file that is taken: what goes into the largest message that providers take. */
export const MAX_UPLOAD_MB = 18;
/** How far ahead a mail may be planned. */
export const MAX_DAYS_AHEAD = 366;

// Base64 in lines of 76 letters (RFC 2045 §6.8): three bytes become four, each line ends in two more.
const LINE = 76;

/** What a file weighs in a message, in bytes. Pure. */
export function encodedSize(bytes: number): number {
  const letters = Math.ceil(bytes / 3) * 4;
  return letters + 2 * Math.ceil(letters / LINE);
}
