import { expect, test } from "vitest";
import { element, optional, xmlDocument } from "./xml.ts";

const textOf = (content: string, attribute = "") =>
  new TextDecoder().decode(xmlDocument(element("a", content, { b: attribute })));

test.each([
  ["Tom & Jerry <s.r.o.>", "Tom &amp; Jerry &lt;s.r.o.&gt;"],
  ["]]>", "]]&gt;"],
  ["a\r\nb\tc", "a&#13;&#10;b&#9;c"],
  ["nul \u0000, zvonek \u0007, \ufffe", "nul \ufffd, zvonek \ufffd, \ufffd"],
  ["půl znaku \ud83d!", "půl znaku \ufffd!"],
  ["👩‍🍳 příliš žluťoučký", "👩‍🍳 příliš žluťoučký"],
])("%j is written as %j", (text, xml) => {
  expect(textOf(text)).toContain(`>${xml}</a>`);
  expect(textOf("", text)).toContain(`<a b="${xml}">`);
});

test("what is missing leaves no trace", () => {
  const root = element("a", [optional("b", ""), null, optional("c", "1")]);
  expect(new TextDecoder().decode(xmlDocument(root))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <c>1</c>\n</a>\n',
  );
});
