/** One part of a message as it came over the wire, with those that it holds. */
export type RawPart = {
  /** In their order, unfolded. */
  headers: { name: string; value: string }[];
  /** Such as `text/plain`. */
  type: string;
  body: string;
  parts: RawPart[];
};

/** Takes a message apart by its boundaries alone (RFC 2046 §5.1): what a mail library forgives is seen here. */
export function rawPart(raw: string): RawPart {
  const end = raw.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("a part has no end of its headers");
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map((line) => {
      const colon = line.indexOf(":");
      return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() };
    });
  const body = raw.slice(end + 4);
  const described = headers.find(({ name }) => name === "content-type")?.value ?? "text/plain";
  const type = described.split(";")[0]?.trim() ?? "";
  const boundary = /boundary="?([^";]+)/i.exec(described)?.[1];
  return { headers, type, body, parts: boundary ? partsBetween(body, boundary).map(rawPart) : [] };
}

function partsBetween(body: string, boundary: string): string[] {
  const [, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (!pieces.pop()?.startsWith("--")) throw new Error("a multipart is not closed");
  return pieces.map((piece) => piece.replace(/^[ \t]*\r\n/, ""));
}

/** What a part is made of: `mixed(alternative(text/plain related(text/html image/png)) application/pdf)`. */
export function structureOf({ type, parts }: RawPart): string {
  if (parts.length === 0) return type;
  return `${type.replace("multipart/", "")}(${parts.map(structureOf).join(" ")})`;
}

/** The part and all within it. */
export const allParts = (part: RawPart): RawPart[] => [part, ...part.parts.flatMap(allParts)];

export const headersOf = ({ headers }: RawPart, name: string): string[] =>
  headers.filter((header) => header.name === name).map(({ value }) => value);
