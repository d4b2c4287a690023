import { expect, test } from "vitest";
import { download } from "./download.ts";

test.each([
  ["faktura-1.pdf", "faktura-1.pdf"],
  ["Účet č. 7 (kopie).pdf", "%C3%9A%C4%8Det%20%C4%8D.%207%20%28kopie%29.pdf"],
  [`a"b\r\nX: 'c'*.eml`, "a%22b%0D%0AX%3A%20%27c%27%2A.eml"],
  ["\ud800", "%EF%BF%BD"],
])("the name %j is carried as %s", async (name, carried) => {
  const content = Uint8Array.of(0, 13, 10, 255);
  const response = download(name, content, "message/rfc822");
  expect(response.headers.get("Content-Disposition")).toBe(`attachment; filename*=UTF-8''${carried}`);
  expect(response.headers.get("Content-Type")).toBe("message/rfc822");
  expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(content);
});
