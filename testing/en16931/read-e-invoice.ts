import { XmlDocument, type XmlElement, type XmlNode } from "libxml2-wasm";
import { cii } from "./cii.ts";
import type { Syntax } from "./syntax.ts";
import { ubl } from "./ubl.ts";

type Read<Terms> = { [Term in keyof Terms]: string };

/** What an electronic invoice says by the terms of EN 16931, in whatever syntax; an empty text where it says nothing. */
export type ReadEInvoice = {
  syntax: Syntax["name"];
  head: Read<Syntax["head"]>;
  seller: Read<Syntax["party"]>;
  buyer: Read<Syntax["party"]>;
  lines: Read<Syntax["line"]>[];
  allowances: Read<Syntax["allowance"]>[];
  breakdown: Read<Syntax["row"]>[];
};

const dayTerms = new Set(["issuedOn", "dueOn", "taxPointOn", "deliveredOn", "creditedOn"]);

export function readEInvoice(bytes: Uint8Array): ReadEInvoice {
  using document = XmlDocument.fromBuffer(bytes);
  const syntax = document.root.name === "CrossIndustryInvoice" ? cii : ubl;
  const { namespaces } = syntax;
  const read = <Terms extends Record<string, string>>(node: XmlNode, paths: Terms): Read<Terms> => {
    const terms = Object.entries(paths).map(([term, path]) => {
      const text = only(node.find(path, namespaces), path);
      return [term, dayTerms.has(term) ? syntax.day(text) : text];
    });
    return Object.fromEntries(terms) as Read<Terms>;
  };
  const each = <Terms extends Record<string, string>>(path: string, paths: Terms) =>
    document.root.find(path, namespaces).map((node) => read(node, paths));
  const one = (path: string): XmlNode => {
    const [node] = document.root.find(path, namespaces);
    if (!node) throw new Error(`nothing at ${path}`);
    return node;
  };
  return {
    syntax: syntax.name,
    head: read(document.root as XmlElement, syntax.head),
    seller: read(one(syntax.seller), syntax.party),
    buyer: read(one(syntax.buyer), syntax.party),
    lines: each(syntax.lines, syntax.line),
    allowances: each(syntax.allowances, syntax.allowance),
    breakdown: each(syntax.breakdown, syntax.row),
  };
}

function only(nodes: XmlNode[], path: string): string {
  if (nodes.length > 1) throw new Error(`several at ${path}`);
  return nodes[0]?.content ?? "";
}

/** The texts at a path under the root, in XPath with the syntax's own prefixes: `cac:InvoiceLine/cbc:ID`. */
export function textsAt(bytes: Uint8Array, path: string): string[] {
  using document = XmlDocument.fromBuffer(bytes);
  const { namespaces } = document.root.name === "CrossIndustryInvoice" ? cii : ubl;
  return document.find(`/*/${path}`, namespaces).map((node) => node.content);
}
