/** An element: its text or its children, of which the missing ones (`null`) are left out. */
export type XmlElement = {
  name: string;
  content: string | (XmlElement | null)[];
  attributes?: Record<string, string>;
};

export function element(
  name: string,
  content: XmlElement["content"],
  attributes?: XmlElement["attributes"],
): XmlElement {
  return { name, content, ...(attributes && { attributes }) };
}

/** The element, or nothing where there is no text for it. */
export function optional(name: string, text: string): XmlElement | null {
  return text === "" ? null : element(name, text);
}

/** A whole XML 1.0 document as UTF-8. */
export function xmlDocument(root: XmlElement): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}`);
}

function written({ name, content, attributes }: XmlElement, indent: string): string {
  const start = `${indent}<${name}${attributes ? writtenAttributes(attributes) : ""}`;
  if (typeof content === "string") return `${start}>${escapeXml(content)}</${name}>\n`;
  let children = "";
  for (const child of content) if (child) children += written(child, `${indent}  `);
  return `${start}>\n${children}${indent}</${name}>\n`;
}

function writtenAttributes(attributes: Record<string, string>): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return pairs.join("");
}

// XML 1.0 § 2.2 Char: everything else may not stand in a document, not even escaped.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const special: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// Bare, a reader would turn the first into a line feed, and all three into spaces within attributes (§ 2.11, § 3.3.3).
const needsEscape = /[&<>"\r\n\t]/g;

// Most texts need nothing of this: a look is cheaper than two replacements.
const awkward = /[&<>"]|[^\u0020-\ud7ff\ue000-\ufffd]/;

/** Text for an element or an attribute; what XML has no place for becomes U+FFFD, never nothing. */
export function escapeXml(text: string): string {
  if (!awkward.test(text)) return text;
  return text
    .replace(forbidden, "\ufffd")
    .replace(needsEscape, (sign) => special[sign] ?? `&#${sign.charCodeAt(0)};`);
}
