import { getRandomValues } from "node:crypto";

const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL will take this for an identifier: addresses of pages bear whatever people type. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}

/** A UUID of version 7 (RFC 9562 §5.7): milliseconds first, so that ids sort by the time of their making. */
export function newUuid(now = Date.now()): string {
  const bytes = getRandomValues(Buffer.alloc(16));
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
