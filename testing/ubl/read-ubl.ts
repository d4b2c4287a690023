import { XmlDocument } from "libxml2-wasm";

const schema = "urn:oasis:names:specification:ubl:schema:xsd";
const namespaces = {
  cac: `${schema}:CommonAggregateComponents-2`,
  cbc: `${schema}:CommonBasicComponents-2`,
};

/** The texts at a path under the root, in XPath with UBL's own prefixes: `cac:InvoiceLine/cbc:ID`. */
export function ublTexts(bytes: Uint8Array, path: string): string[] {
  using document = XmlDocument.fromBuffer(bytes);
  return document.find(`/*/${path}`, namespaces).map((node) => node.content);
}

/** A document of UBL for rules to look at, with amounts as bigints of hundredths. */
export type UblReader = {
  root: string;
  texts: (path: string) => string[];
  /** The only text at the path, or none. */
  text: (path: string) => string;
  minor: (path: string) => bigint;
  sum: (path: string) => bigint;
  count: (path: string) => number;
};

export function withUbl<Found>(bytes: Uint8Array, look: (reader: UblReader) => Found): Found {
  using document = XmlDocument.fromBuffer(bytes);
  const texts = (path: string) => document.find(`/*/${path}`, namespaces).map((node) => node.content);
  const text = (path: string) => {
    const [found = "", ...more] = texts(path);
    if (more.length > 0) throw new Error(`several at ${path}`);
    return found;
  };
  const sum = (path: string) => texts(path).reduce((total, each) => total + fixed(each, 2), 0n);
  return look({
    root: document.root.name,
    ...{ texts, text, sum },
    minor: (path) => fixed(text(path) || "0", 2),
    count: (path) => texts(path).length,
  });
}

/** "-12.5" with 2 places → -1250n; more places than asked for are a mistake (BR-DEC). */
export function fixed(decimal: string, places: number): bigint {
  const [, sign, whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === "" || fraction.length > places)
    throw new Error(`not a decimal of ${places} places: ${decimal}`);
  const value = BigInt(whole + fraction.padEnd(places, "0"));
  return sign ? -value : value;
}
