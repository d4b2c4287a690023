import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import english from "#locales/en.json" with { type: "json" };

test("the promise in the docs is word for word the one on the screen", () => {
  const quoted = readFileSync("docs/reliability.md", "utf8").match(/^> .*$/gm) ?? [];
  expect(quoted.map((line) => line.slice(2)).join(" ")).toBe(english.deliveries.promise);
});
