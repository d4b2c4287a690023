import { createHash } from "node:crypto";

/** A picture within a mail, in the shape of an attachment; the HTML shows it by `cid:` (RFC 2392). */
export type Inline = { cid: string; filename: string; contentType: string; content: Uint8Array };

export function inlinePicture(name: string, contentType: string, content: Uint8Array): Inline {
  // Unique in the world, as the standard wants it, and the same for the same picture.
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 32);
  const ending = contentType === "image/jpeg" ? "jpg" : "png";
  return { cid: `${name}.${hash}@obalka.invalid`, filename: `${name}.${ending}`, contentType, content };
}
