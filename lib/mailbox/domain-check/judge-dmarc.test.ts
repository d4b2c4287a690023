import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DnsAnswer } from "./dns-answer.ts";
import { dmarcNames, judgeDmarc } from "./judge-dmarc.ts";

const none: DnsAnswer = { kind: "none" };
const records = (...texts: string[]): DnsAnswer => ({ kind: "records", texts });
const own = "_dmarc.firma.cz";
const judge = (...texts: string[]) => judgeDmarc([{ name: own, answer: records(...texts) }]);

test("receivers look at the domain and then upwards, to two labels and eight times at most", () => {
  expect(dmarcNames("firma.cz")).toEqual(["_dmarc.firma.cz"]);
  expect(dmarcNames("posta.firma.co.uk")).toEqual([
    "_dmarc.posta.firma.co.uk",
    "_dmarc.firma.co.uk",
    "_dmarc.co.uk",
  ]);
  const deep = dmarcNames("a.b.c.d.e.f.g.h.i.firma.cz");
  expect(deep.slice(0, 2)).toEqual(["_dmarc.a.b.c.d.e.f.g.h.i.firma.cz", "_dmarc.e.f.g.h.i.firma.cz"]);
  expect(deep).toHaveLength(7);
});

describe("a record that does its work", () => {
  test.each([
    ["v=DMARC1; p=reject", "reject", []],
    ["v=DMARC1;p=reject;", "reject", []],
    ["v = DMARC1 ; p = Quarantine ; pct=50", "quarantine", []],
    [
      "v=DMARC1; p=none; rua=mailto:dmarc@firma.cz,mailto:x@y.cz!10m; fo=1; adkim=r; aspf=s",
      "none",
      ["policyNone"],
    ],
    ["v=DMARC1; sp=none; p=REJECT; novy=1", "reject", []],
    ["v=DMARC1; P=reject", "reject", []],
  ])("%s", (text, policy, remarks) => {
    expect(judge("v=spf1 -all", text)).toEqual({
      state: "ok",
      reason: "ok",
      params: { policy, domain: "firma.cz" },
      remarks,
    });
  });

  test("may stand at a domain above", () => {
    const above = (text: string) =>
      judgeDmarc([
        { name: "_dmarc.posta.firma.cz", answer: none },
        { name: own, answer: records(text) },
      ]);
    expect(above("v=DMARC1; p=reject")).toMatchObject({
      state: "ok",
      params: { policy: "reject" },
      remarks: ["inherited"],
    });
    expect(above("v=DMARC1; p=reject; sp=none").remarks).toEqual(["inherited", "policyNone"]);
    expect(above("v=DMARC1; p=reject; sp=vše").reason).toBe("policyInvalid");
    // A registry speaks for its customers, who should still have a record of their own.
    expect(above("v=DMARC1; p=reject; psd=y")).toMatchObject({
      state: "missing",
      record: { name: "_dmarc.posta.firma.cz" },
    });
  });
});

describe("a record that is missing", () => {
  test.each([[[]], [["v=spf1 -all"]], [["verification=dmarc"]], [["v=DKIM1; p="]]])("among %j", (texts) => {
    expect(judge(...texts)).toEqual({
      state: "missing",
      reason: "missing",
      params: {},
      remarks: [],
      record: { deed: "add", name: own, value: "v=DMARC1; p=none" },
    });
  });
});

describe("a record that is wrong", () => {
  test.each([
    ["quoted", ['"v=DMARC1; p=reject"'], "unreadable", "change", "v=DMARC1; p=reject"],
    [
      "with its semicolon escaped",
      ["v=DMARC1\\; p=quarantine"],
      "unreadable",
      "change",
      "v=DMARC1; p=quarantine",
    ],
    [
      "without semicolons",
      ["v=DMARC1 p=none rua=mailto:a@firma.cz"],
      "unreadable",
      "change",
      "v=DMARC1; p=none; rua=mailto:a@firma.cz",
    ],
    ["in small letters", ["v=dmarc1; p=none"], "unreadable", "change", "v=DMARC1; p=none"],
    ["without its version tag", ["DMARC1; p=none"], "unreadable", "change", "v=DMARC1; p=none"],
    [
      "one of two",
      ["v=DMARC1; p=reject", "v=DMARC1; p=none; rua=mailto:a@firma.cz"],
      "several",
      "replace",
      "v=DMARC1; p=none; rua=mailto:a@firma.cz",
    ],
    ["without a policy", ["v=DMARC1"], "policyInvalid", "change", "v=DMARC1; p=none"],
    ["with an empty policy", ["v=DMARC1; p=; pct=20"], "policyInvalid", "change", "v=DMARC1; p=none; pct=20"],
    [
      "with a misspelt policy",
      ["v=DMARC1; p=rejct; rua=mailto:a@firma.cz"],
      "policyInvalid",
      "change",
      "v=DMARC1; p=none; rua=mailto:a@firma.cz",
    ],
  ])("%s", (_what, texts, reason, deed, value) => {
    expect(judge(...texts)).toMatchObject({ state: "wrong", reason, record: { deed, name: own, value } });
    expect(judge(value)).toMatchObject({ state: "ok" });
    expect(judge(...texts.toReversed()).record?.value).toBe(value);
  });
});

describe("what is unknown is not called missing", () => {
  test.each(["timeout", "failed", "tooLarge"] as const)("%s", (why) => {
    const unknown: DnsAnswer = { kind: "unknown", why };
    const expected = { state: "unknown", reason: why, params: {}, remarks: [] };
    expect(judgeDmarc([{ name: own, answer: unknown }])).toEqual(expected);
    expect(
      judgeDmarc([
        { name: "_dmarc.a.firma.cz", answer: none },
        { name: own, answer: unknown },
      ]),
    ).toEqual(expected);
    const below = { name: "_dmarc.a.firma.cz", answer: unknown };
    expect(judgeDmarc([below, { name: own, answer: records("v=DMARC1; p=none") }])).toEqual(expected);
  });

  test("unless a record further down decides", () => {
    const found = { name: "_dmarc.a.firma.cz", answer: records("v=DMARC1; p=reject") };
    expect(judgeDmarc([found, { name: own, answer: { kind: "unknown", why: "timeout" } }]).state).toBe("ok");
  });
});

test("no text throws, and every suggestion is good", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((rest) => `v=DMARC1;${rest}`),
    fc
      .array(
        fc.constantFrom("v=DMARC1", ";", " ", "p=", "reject", "none", "=", '"', "sp=x", "rua=mailto:a@b.cz"),
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
      const { record } = judge(...texts);
      if (record) expect(judge(record.value).state).toBe("ok");
    }),
  );
});
