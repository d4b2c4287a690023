import { UserError } from "#lib/base/errors.ts";

export type CsvEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1250";

/**
 * The text of a file that does not say how it is written: by its byte order mark; without one UTF-8, where every
 * byte agrees with that, else Windows-1250, in which Excel saves plain CSV in Czechia and Slovakia.
 * @throws UserError csvIsWorkbook, csvNotText
 */
export function decodeCsv(bytes: Uint8Array): { text: string; encoding: CsvEncoding } {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UserError("csvIsWorkbook");
  const encoding = encodingOf(bytes);
  // The decoder takes the mark away.
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes("\0")) throw new UserError("csvNotText");
  return { text, encoding };
}

function encodingOf(bytes: Uint8Array): CsvEncoding {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return "utf-8";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1250";
  }
}

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, at) => bytes[at] === byte);
