import { readFileSync } from "node:fs";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

const schema = new URL("./isdoc-invoice-6.0.2.xsd", import.meta.url);
// Kept for the process: compiling the schema takes longer than hundreds of documents.
const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(schema)));

/** What the official schema of ISDOC 6.0.2 has against a document: nothing, when it is valid. */
export function isdocProblems(bytes: Uint8Array): string[] {
  using document = XmlDocument.fromBuffer(bytes);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message, line }) => `${line}: ${message.trim()}`);
  }
}

/** The texts at a path of element names under the root: `InvoiceLines/InvoiceLine/ID`. */
export function isdocTexts(bytes: Uint8Array, path: string): string[] {
  using document = XmlDocument.fromBuffer(bytes);
  const steps = path.split("/").map((name) => `/i:${name}`);
  const nodes = document.find(`/i:Invoice${steps.join("")}`, { i: "http://isdoc.cz/namespace/2013" });
  return nodes.map((node) => node.content);
}
