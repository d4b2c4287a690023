import { XmlDocument } from "libxml2-wasm";
import { xsdProblemsBy } from "../xsd-problems.ts";

/** What the official schema of ISDOC 6.0.2 has against a document: nothing, when it is valid. */
export const isdocProblems = xsdProblemsBy(new URL("./isdoc-invoice-6.0.2.xsd", import.meta.url));

/** The texts at a path of element names under the root: `InvoiceLines/InvoiceLine/ID`. */
export function isdocTexts(bytes: Uint8Array, path: string): string[] {
  using document = XmlDocument.fromBuffer(bytes);
  const steps = path.split("/").map((name) => `/i:${name}`);
  const nodes = document.find(`/i:Invoice${steps.join("")}`, { i: "http://isdoc.cz/namespace/2013" });
  return nodes.map((node) => node.content);
}
