import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DnsAnswer } from "./dns-answer.ts";
import { judgeSpf } from "./judge-spf.ts";

const google = "_spf.google.com";
const none: DnsAnswer = { kind: "none" };
const records = (...texts: string[]): DnsAnswer => ({ kind: "records", texts });
const ips = records("v=spf1 ip4:198.51.100.0/24 ~all");

/** What the providers' own names say: leaves with addresses only, but for those that say otherwise. */
const leaves = new Map<string, DnsAnswer>([
  [google, records("v=spf1 include:_netblocks.google.com include:_netblocks2.google.com ~all")],
  ["_netblocks.google.com", ips],
  ["_netblocks2.google.com", ips],
  ["spf.protection.outlook.com", ips],
  ["spf.seznam.cz", ips],
  ["_spf.forpsi.com", ips],
  ["_spf.we.wedos.net", ips],
  ["_spf.myshoptet.com", ips],
  ["servers.mcsv.net", ips],
]);

function judge(texts: string[], include?: string, nested: Record<string, DnsAnswer> = {}) {
  const answer = texts.length > 0 ? records(...texts) : none;
  const answers = new Map([...leaves, ...Object.entries(nested)]);
  return judgeSpf({ domain: "firma.cz", answer, nested: answers, include });
}

describe("a record that does its work", () => {
  test.each([
    ["Google Workspace", ["v=spf1 include:_spf.google.com ~all"], google],
    ["Microsoft 365", ["v=spf1 include:spf.protection.outlook.com -all"], "spf.protection.outlook.com"],
    ["Seznam", ["v=spf1 include:spf.seznam.cz ~all"], "spf.seznam.cz"],
    ["Forpsi", ["v=spf1 a mx include:_spf.forpsi.com -all"], "_spf.forpsi.com"],
    ["Wedos", ["v=spf1 mx a include:_spf.we.wedos.net -all"], "_spf.we.wedos.net"],
    [
      "several senders",
      ["v=spf1 include:_spf.we.wedos.net include:_spf.google.com include:servers.mcsv.net ~all"],
      google,
    ],
    ["capitals and a final dot", ["V=SPF1 INCLUDE:_SPF.GOOGLE.COM. -ALL"], google],
    [
      "other TXT records beside it",
      ["google-site-verification=abc", "v=spf1 include:_spf.google.com -all", ""],
      google,
    ],
    ["a redirect to the provider", ["v=spf1 redirect=_spf.google.com"], google],
    ["no provider known", ["v=spf1 mx -all"], undefined],
  ])("%s", (_what, texts, include) => {
    const reason = include ? "ok" : "valid";
    expect(judge(texts, include)).toEqual({ state: "ok", reason, params: {}, remarks: [] });
  });

  test("may allow the provider through a record of its own", () => {
    const nested = { "spf.firma.cz": records("v=spf1 include:_spf.google.com -all") };
    expect(judge(["v=spf1 include:spf.firma.cz -all"], google, nested).state).toBe("ok");
    expect(judge(["v=spf1 redirect=spf.firma.cz"], google, nested).state).toBe("ok");
  });

  test("should say what becomes of other senders", () => {
    expect(judge(["v=spf1 include:_spf.google.com"], google)).toMatchObject({
      state: "ok",
      remarks: ["noAll"],
      record: { deed: "change", name: "firma.cz", value: "v=spf1 include:_spf.google.com ~all" },
    });
  });

  test("is not checked whole where a macro leads on", () => {
    const texts = ["v=spf1 include:_spf.google.com include:%{ir}.%{v}.%{d}.spf.has.pphosted.com ~all"];
    expect(judge(texts, google)).toMatchObject({ state: "ok", remarks: ["partlyChecked"] });
  });
});

describe("a record that is missing", () => {
  test.each([[[]], [["google-site-verification=abc"]], [["v=spf10 -all"]]])("among %j", (texts) => {
    expect(judge(texts, google)).toEqual({
      state: "missing",
      reason: "missing",
      params: {},
      remarks: [],
      record: { deed: "add", name: "firma.cz", value: "v=spf1 include:_spf.google.com ~all" },
    });
  });

  test("cannot be suggested without knowing the provider", () => {
    expect(judge([])).toEqual({ state: "missing", reason: "missingAsk", params: {}, remarks: [] });
  });
});

describe("a record that is wrong", () => {
  test.each([
    ["quoted", ['"v=spf1 mx -all"'], "unreadable", "v=spf1 mx include:_spf.google.com -all"],
    ["with a blank before it", [" v=spf1 mx -all"], "unreadable", "v=spf1 mx include:_spf.google.com -all"],
    ["without its version", ["v=spf mx -all"], "unreadable", "v=spf1 mx include:_spf.google.com -all"],
    [
      "one of two",
      ["v=spf1 mx -all", "v=spf1 a -all"],
      "several",
      "v=spf1 a mx include:_spf.google.com -all",
    ],
    ["with an unknown term", ["v=spf1 198.51.100.7 -all"], "badTerm", undefined],
    ["with a no-break space", ["v=spf1 mx\u00a0-all"], "badTerm", "v=spf1 mx include:_spf.google.com -all"],
    [
      "open to all",
      ["v=spf1 include:_spf.google.com +all"],
      "passAll",
      "v=spf1 include:_spf.google.com ~all",
    ],
    ["open to all, shortly", ["v=spf1 all"], "passAll", "v=spf1 include:_spf.google.com ~all"],
    ["without the provider", ["v=spf1 -all"], "includeMissing", "v=spf1 include:_spf.google.com -all"],
    [
      "refusing the provider",
      ["v=spf1 -include:_spf.google.com ~all"],
      "includeMissing",
      "v=spf1 include:_spf.google.com ~all",
    ],
    [
      "with the provider too late",
      ["v=spf1 mx -all include:_spf.google.com"],
      "includeMissing",
      "v=spf1 mx include:_spf.google.com -all",
    ],
  ])("%s", (_what, texts, reason, value) => {
    const verdict = judge(texts, google);
    expect(verdict).toMatchObject({ state: "wrong", reason });
    expect(verdict.record?.value).toBe(value);
  });

  test("says so that servers may be allowed by address too", () => {
    expect(judge(["v=spf1 mx -all"], google).remarks).toEqual(["otherWays"]);
    expect(judge(["v=spf1 include:_spf.forpsi.com -all"], google).remarks).toEqual([]);
  });

  test.each(["v=spf1 -all", "v=spf1 ~all exp=proc.firma.cz"])("%s, from which nobody sends", (text) => {
    expect(judge([text])).toEqual({ state: "wrong", reason: "refusesAll", params: {}, remarks: [] });
    expect(judge([text], google)).toMatchObject({ state: "wrong", reason: "includeMissing" });
  });

  test("bears the term that is wrong, cut to a bearable length", () => {
    expect(judge([`v=spf1 ${"x".repeat(500)} -all`]).params).toEqual({ term: `${"x".repeat(60)}…` });
  });

  test.each([
    ["no record", none],
    ["two records", records("v=spf1 -all", "v=spf1 a -all")],
    ["a faulty record", records("v=spf1 nonsense -all")],
  ])("leading to a name with %s", (_what, answer) => {
    const verdict = judge(["v=spf1 include:stary.newsletter.cz include:_spf.google.com -all"], google, {
      "stary.newsletter.cz": answer,
    });
    expect(verdict).toMatchObject({ reason: "broken", params: { domain: "stary.newsletter.cz" } });
    expect(verdict.record?.value).toBe("v=spf1 include:_spf.google.com -all");
  });

  test("leading to a broken name by way of another", () => {
    const verdict = judge(["v=spf1 include:a.cz -all"], undefined, {
      "a.cz": records("v=spf1 include:b.cz -all"),
      "b.cz": none,
    });
    expect(verdict).toMatchObject({ reason: "broken", params: { domain: "b.cz" } });
    expect(verdict.record).toBeUndefined();
  });
});

describe("ten lookups are allowed", () => {
  const exists = (count: number) => Array.from({ length: count }, (_, i) => `exists:${i}.firma.cz`).join(" ");

  test.each([
    [`v=spf1 ${exists(10)} -all`, "ok"],
    [`v=spf1 ${exists(11)} -all`, "wrong"],
    [`v=spf1 ${exists(6)} a mx ptr include:_spf.forpsi.com ip4:198.51.100.1 -all`, "ok"],
    [`v=spf1 ${exists(7)} a mx ptr include:_spf.forpsi.com -all`, "wrong"],
    [`v=spf1 ${exists(8)} include:_spf.google.com -all`, "wrong"],
    [`v=spf1 ${exists(7)} include:_spf.google.com -all`, "ok"],
    [`v=spf1 ${exists(10)} redirect=_spf.forpsi.com`, "wrong"],
    [`v=spf1 ${exists(10)} -all redirect=_spf.forpsi.com`, "ok"],
    [`v=spf1 ${exists(10)} -all a mx`, "ok"],
  ])("%s", (text, state) => {
    expect(judge([text]).state).toBe(state);
  });

  test("and records in a circle use them up", () => {
    const nested = {
      "a.cz": records("v=spf1 include:b.cz -all"),
      "b.cz": records("v=spf1 include:a.cz -all"),
    };
    expect(judge(["v=spf1 include:a.cz -all"], undefined, nested).reason).toBe("tooManyLookups");
  });
});

describe("what is unknown is not called missing or wrong", () => {
  test.each(["timeout", "failed", "tooLarge"] as const)("the domain's own answer: %s", (why) => {
    const verdict = judgeSpf({
      domain: "firma.cz",
      answer: { kind: "unknown", why },
      nested: new Map(),
      include: google,
    });
    expect(verdict).toEqual({ state: "unknown", reason: why, params: {}, remarks: [] });
  });

  test("a nested answer, where the provider may be allowed", () => {
    const verdict = judge(["v=spf1 include:a.cz -all"], google, {
      "a.cz": { kind: "unknown", why: "timeout" },
    });
    expect(verdict).toMatchObject({ state: "unknown", reason: "nested", params: { include: google } });
    expect(judge(["v=spf1 include:%{d}.a.cz -all"], google)).toMatchObject({
      state: "unknown",
      reason: "nested",
    });
  });

  test("a nested answer, where lookups are counted", () => {
    const texts = [`v=spf1 include:_spf.google.com include:a.cz ${"a ".repeat(6)} -all`];
    const verdict = judge(texts, google, { "a.cz": { kind: "unknown", why: "failed" } });
    expect(verdict).toMatchObject({ state: "ok", remarks: ["partlyChecked"] });
  });
});

test("no text throws, and no suggestion is void", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((rest) => `v=spf1 ${rest}`),
    fc
      .array(
        fc.constantFrom(
          "v=spf1",
          "a",
          "-all",
          "all",
          "redirect=a.cz",
          "include:a.cz",
          "include:%{d}.a.cz",
          "?mx/24",
          '"',
        ),
      )
      .map((words) => words.join(" ")),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), fc.option(text), (texts, inner) => {
      const nested = inner === null ? new Map() : new Map([["a.cz", records(inner)]]);
      const verdict = judgeSpf({ domain: "firma.cz", answer: records(...texts), nested, include: google });
      if (!verdict.record) return;
      const after = judgeSpf({
        domain: "firma.cz",
        answer: records(verdict.record.value),
        nested,
        include: google,
      });
      expect(["unreadable", "several", "badTerm", "passAll", "includeMissing"]).not.toContain(after.reason);
    }),
  );
});
