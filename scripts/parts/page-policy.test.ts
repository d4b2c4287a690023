import { expect, test } from "vitest";
import { browserRules, pagePolicy, policyFor } from "./page-policy.ts";

test("a page's policy lets only scripts with its nonce run, and nothing from elsewhere in", () => {
  const directives = pagePolicy("abc", false).split("; ");
  expect(directives).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  for (const closed of [
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ])
    expect(directives).toContain(closed);
  expect(directives).toContain("form-action 'self'");
  expect(pagePolicy("abc", false)).not.toMatch(/https?:|\*|unsafe-eval/);
  expect(directives.filter((directive) => directive.includes("unsafe-inline"))).toEqual([
    "style-src 'self' 'unsafe-inline'",
  ]);
});

test("what is no page has no use for scripts", () => {
  expect(policyFor("text/html; charset=utf-8", "the page's")).toBe("the page's");
  for (const type of ["", "application/json", "image/svg+xml", "text/htmlx", "application/octet-stream"])
    expect(policyFor(type, "the page's")).toMatch(/^default-src 'none'/);
  expect(policyFor("application/pdf", "the page's")).toBe("frame-ancestors 'none'");
});

test("https is demanded of browsers only where people come by https", () => {
  expect(browserRules("https://faktury.firma.example")).toMatchObject({
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  });
  expect(browserRules("http://localhost:3000")).not.toHaveProperty("Strict-Transport-Security");
});
