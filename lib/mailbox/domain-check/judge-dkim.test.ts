import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DnsAnswer } from "./dns-answer.ts";
import { dkimName, judgeDkim } from "./judge-dkim.ts";

const none: DnsAnswer = { kind: "none" };
const unknown: DnsAnswer = { kind: "unknown", why: "timeout" };
const records = (...texts: string[]): DnsAnswer => ({ kind: "records", texts });
const name = dkimName("google", "firma.cz");
const at = (answer: DnsAnswer, selector = "google") => ({ name: dkimName(selector, "firma.cz"), answer });

function rsaKey(modulusLength: number, type: "spki" | "pkcs1" = "spki"): string {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength });
  return publicKey.export({ type, format: "der" }).toString("base64");
}
const strong = rsaKey(2048);
const ed25519 = generateKeyPairSync("ed25519")
  .publicKey.export({ type: "spki", format: "der" })
  .subarray(-32);

describe("a key that does its work", () => {
  test.each([
    ["of Google Workspace", `v=DKIM1; k=rsa; p=${strong}`],
    ["without version and type", `p=${strong}`],
    ["of 1024 bits", `v=DKIM1;p=${rsaKey(1024)};`],
    ["in the older form", `v=DKIM1; k=rsa; p=${rsaKey(1024, "pkcs1")}`],
    ["with blanks in it", `v=DKIM1; k=rsa; p=${strong.replace(/(.{60})/g, "$1 ")}`],
    ["with notes", `v=DKIM1; h=sha256; k=rsa; s=email; n=klíč; t=s; p=${strong}`],
    ["of the newer kind", `v=DKIM1; k=ed25519; p=${ed25519.toString("base64")}`],
  ])("%s", (_what, text) => {
    expect(judgeDkim([at(records("v=spf1 -all", text))], false)).toEqual({
      state: "ok",
      reason: "ok",
      params: { name },
      remarks: [],
    });
  });

  test("is enough at one selector, whatever the others say", () => {
    const good = at(records(`p=${strong}`), "selector2");
    for (const other of [none, unknown, records("p=")]) {
      const verdict = judgeDkim([at(other, "selector1"), good], true);
      expect(verdict).toMatchObject({ state: "ok", params: { name: "selector2._domainkey.firma.cz" } });
    }
  });

  test("may be on trial", () => {
    expect(judgeDkim([at(records(`v=DKIM1; t=s:y; p=${strong}`))], true).remarks).toEqual(["testing"]);
  });
});

test.each([
  ["revoked", "v=DKIM1; p=", "revoked", {}],
  ["too short to be trusted", `v=DKIM1; p=${rsaKey(512)}`, "weak", { bits: 512 }],
  ["cut off", `v=DKIM1; k=rsa; p=${strong.slice(0, 200)}`, "unreadable", {}],
  ["no base64", "v=DKIM1; k=rsa; p=…", "unreadable", {}],
  ["of an unknown type", `v=DKIM1; k=dsa; p=${strong}`, "unreadable", {}],
  ["of an unknown version", `v=DKIM2; p=${strong}`, "unreadable", {}],
  ["left out", "v=DKIM1; k=rsa", "unreadable", {}],
  ["of Ed25519, but too long", `k=ed25519; p=${strong}`, "unreadable", {}],
])("a key that is %s is wrong", (_what, text, reason, params) => {
  expect(judgeDkim([at(none, "selector1"), at(records(text))], true)).toEqual({
    state: "wrong",
    reason,
    params: { name, ...params },
    remarks: [],
  });
});

test("no key is missing only where it could be nowhere else", () => {
  for (const answer of [none, records("v=spf1 -all"), records("")]) {
    expect(judgeDkim([at(answer)], true)).toMatchObject({
      state: "missing",
      reason: "missing",
      params: { name },
    });
    expect(judgeDkim([at(answer)], false)).toMatchObject({ state: "notChecked", reason: "elsewhere" });
  }
  expect(judgeDkim([], true)).toMatchObject({ state: "notChecked", reason: "noSelector" });
});

test("what is unknown is not called missing or wrong", () => {
  const expected = { state: "unknown", reason: "timeout", params: {}, remarks: [] };
  expect(judgeDkim([at(unknown)], true)).toEqual(expected);
  expect(judgeDkim([at(none, "selector1"), at(unknown)], true)).toEqual(expected);
  expect(judgeDkim([at(records("p="), "selector1"), at(unknown)], true)).toEqual(expected);
});

test("no text throws", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .tuple(fc.constantFrom("rsa", "ed25519", ""), fc.base64String())
      .map(([type, key]) => `k=${type}; p=${key}`),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (texts) => void judgeDkim([at(records(...texts))], true)),
  );
});
