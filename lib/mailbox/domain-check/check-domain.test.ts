import { generateKeyPairSync } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { type DnsServer, startDnsServer, type Zone } from "#testing/dns-server.ts";
import { heldBytes } from "#testing/held-bytes.ts";
import { inTime } from "#testing/in-time.ts";
import { checkDomain, type ExpectedRecords } from "./check-domain.ts";

const zones: DnsServer[] = [];
afterAll(() => Promise.all(zones.map((zone) => zone.close())));

const { signal } = new AbortController();
const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = `v=DKIM1; k=rsa; p=${publicKey.export({ type: "spki", format: "der" }).toString("base64")}`;
const google: ExpectedRecords = { spfInclude: "_spf.google.com", dkimSelectors: ["google"] };
const microsoft: ExpectedRecords = {
  spfInclude: "spf.protection.outlook.com",
  dkimSelectors: ["selector1", "selector2"],
  dkimSelectorsFixed: true,
};
const providers: Zone = {
  "_spf.google.com": { TXT: ["v=spf1 include:_netblocks.google.com ~all"] },
  "_netblocks.google.com": { TXT: ["v=spf1 ip4:198.51.100.0/24 ~all"] },
  "spf.protection.outlook.com": { TXT: ["v=spf1 ip4:198.51.100.0/24 -all"] },
};

async function zoneOf(zone: Zone): Promise<DnsServer> {
  const started = await startDnsServer({ ...providers, ...zone });
  zones.push(started);
  return started;
}

async function check(zone: Zone, expected = google, domain = "firma.cz", deadlineMs?: number) {
  const resolver = (await zoneOf(zone)).resolver();
  return checkDomain(domain, expected, { resolver, signal, ...(deadlineMs && { deadlineMs }) });
}

/** The states of the three rows. */
async function states(...given: Parameters<typeof check>) {
  const result = await check(...given);
  return result.exists ? [result.spf.state, result.dkim.state, result.dmarc.state] : "no such domain";
}

test.concurrent("a domain in order passes, with long records in several strings and keys behind an alias", async () => {
  const zone: Zone = {
    "firma.cz": { TXT: ["google-site-verification=1", ["v=spf1 include:_spf.goo", "gle.com ~all"]] },
    "google._domainkey.firma.cz": { CNAME: "firma-cz.dkim.example" },
    "firma-cz.dkim.example": { TXT: [key] },
    "_dmarc.firma.cz": { TXT: ["v=DMARC1; p=quarantine"] },
  };
  expect(await check(zone)).toEqual({
    domain: "firma.cz",
    exists: true,
    spf: { state: "ok", reason: "ok", params: {}, remarks: [] },
    dkim: { state: "ok", reason: "ok", params: { name: "google._domainkey.firma.cz" }, remarks: [] },
    dmarc: { state: "ok", reason: "ok", params: { policy: "quarantine", domain: "firma.cz" }, remarks: [] },
  });
});

test.concurrent("records that are surely not there are missing", async () => {
  expect(await states({ "firma.cz": {} }, microsoft)).toEqual(["missing", "missing", "missing"]);
  expect(await states({ "firma.cz": { TXT: ["something else"] } })).toEqual([
    "missing",
    "notChecked",
    "missing",
  ]);
});

test.concurrent("a domain that does not exist is said so", async () => {
  expect(await check({})).toEqual({ domain: "firma.cz", exists: false });
  expect(await check({}, google, "ne/smysl")).toEqual({ domain: "ne/smysl", exists: false });
  expect(await check({}, google, "")).toEqual({ domain: "", exists: false });
});

test.concurrent("a name server that denies a domain for want of TXT records is not believed", async () => {
  const zone: Zone = { "firma.cz": "nxdomain", "_dmarc.firma.cz": { TXT: ["v=DMARC1; p=none"] } };
  expect(await states(zone)).toEqual(["missing", "notChecked", "ok"]);
});

test.concurrent("an answer to every name at once is no mail record", async () => {
  const wildcard = { TXT: ["v=spf1 -all"] };
  const zone: Zone = {
    "firma.cz": wildcard,
    "_dmarc.firma.cz": wildcard,
    "selector1._domainkey.firma.cz": wildcard,
    "selector2._domainkey.firma.cz": wildcard,
  };
  expect(await states(zone, microsoft)).toEqual(["wrong", "missing", "missing"]);
});

test.concurrent("an international domain is looked up in punycode", async () => {
  const zone = await zoneOf({ "xn--kovi-7na43e.cz": { TXT: ["v=spf1 include:_spf.google.com -all"] } });
  const result = await checkDomain("Kováři.cz", google, {
    resolver: zone.resolver(),
    signal,
  });
  expect(zone.asked.map(({ name }) => name)).toContain("_dmarc.xn--kovi-7na43e.cz");
  expect(result).toMatchObject({ domain: "xn--kovi-7na43e.cz", spf: { state: "ok" } });
});

test.concurrent("nested records are followed and each is asked for once, ten of them at most", async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `a${i}.cz`,
      { TXT: [`v=spf1 include:a${i + 1}.cz include:a0.cz -all`] },
    ]),
  );
  const zone = await zoneOf({ ...chain, "firma.cz": { TXT: ["v=spf1 include:a0.cz -all"] } });
  const result = await checkDomain("firma.cz", {}, { resolver: zone.resolver(), signal });
  expect(result).toMatchObject({ spf: { state: "wrong", reason: "tooManyLookups" } });
  const nested = zone.asked.map(({ name }) => name).filter((name) => name.startsWith("a"));
  expect(nested).toEqual([...new Set(nested)]);
  expect(nested.length).toBeLessThanOrEqual(10);
});

test.concurrent("a subdomain has the policy of the domain above it", async () => {
  const zone: Zone = {
    "posta.firma.cz": { TXT: ["v=spf1 include:_spf.google.com -all"] },
    "_dmarc.firma.cz": { TXT: ["v=DMARC1; p=reject"] },
  };
  expect(await check(zone, google, "posta.firma.cz")).toMatchObject({
    dmarc: { state: "ok", params: { domain: "firma.cz" }, remarks: ["inherited"] },
  });
});

describe.concurrent("whatever DNS fails with is unknown, never missing", () => {
  const failing = ["servfail", "refused", "formerr", "garbage", "truncated", "silence"] as const;

  test.each(failing)("%s of every answer", async (failure) => {
    const zone: Zone = {
      "firma.cz": failure,
      "_dmarc.firma.cz": failure,
      "selector1._domainkey.firma.cz": failure,
      "selector2._domainkey.firma.cz": failure,
    };
    expect(await states(zone, microsoft, "firma.cz", 1_500)).toEqual(["unknown", "unknown", "unknown"]);
  });

  test.each(failing)("%s behind an include and at one selector", async (failure) => {
    const zone: Zone = {
      "firma.cz": { TXT: ["v=spf1 include:spf.firma.cz -all"] },
      "spf.firma.cz": failure,
      "selector1._domainkey.firma.cz": failure,
    };
    expect(await states(zone, microsoft, "firma.cz", 1_500)).toEqual(["unknown", "unknown", "missing"]);
  });

  test("no name server at all", async () => {
    const zone = await startDnsServer({});
    const resolver = zone.resolver();
    await zone.close();
    const result = await checkDomain("firma.cz", microsoft, {
      resolver,
      signal,
    });
    expect(result).toMatchObject({
      spf: { state: "unknown" },
      dkim: { state: "unknown" },
      dmarc: { state: "unknown" },
    });
  });

  test("records of more than any mail has", async () => {
    const many = { TXT: Array.from({ length: 600 }, () => "x") };
    const long = { TXT: [`v=spf1 ${"a ".repeat(5_000)}-all`] };
    expect(await states({ "firma.cz": many, "_dmarc.firma.cz": long })).toEqual([
      "unknown",
      "notChecked",
      "unknown",
    ]);
  });
});

test.concurrent("a long answer comes over TCP", async () => {
  const filler = Array.from({ length: 20 }, (_, i) => `${i}`.repeat(100));
  const zone = await zoneOf({ "firma.cz": { TXT: [...filler, "v=spf1 include:_spf.google.com -all"] } });
  const result = await checkDomain("firma.cz", google, {
    resolver: zone.resolver(),
    signal,
  });
  expect(result).toMatchObject({ spf: { state: "ok" } });
  expect(zone.asked).toContainEqual({ type: "TXT", name: "firma.cz", over: "tcp" });
});

test.concurrent("silence is waited for five seconds and no longer", async () => {
  const zone: Zone = { "firma.cz": "silence", "_dmarc.firma.cz": "silence" };
  const start = performance.now();
  expect(await states(zone, {})).toEqual(["unknown", "notChecked", "unknown"]);
  const elapsed = performance.now() - start;
  expect(elapsed).toBeGreaterThan(4_900);
  expect(elapsed).toBeLessThan(inTime(5_000));
});

test.concurrent("what was answered before the end still counts", async () => {
  const zone: Zone = {
    "firma.cz": { TXT: ["v=spf1 include:slow.firma.cz -all"] },
    "slow.firma.cz": "silence",
    "google._domainkey.firma.cz": { TXT: [key] },
  };
  expect(await states(zone, google, "firma.cz", 1_000)).toEqual(["unknown", "ok", "missing"]);
});

test.concurrent("whoever asked may call it off", async () => {
  const zone = await zoneOf({ "firma.cz": "silence", "_dmarc.firma.cz": "silence" });
  const controller = new AbortController();
  const checking = checkDomain("firma.cz", {}, { resolver: zone.resolver(), signal: controller.signal });
  const reason = new Error("gone");
  controller.abort(reason);
  await expect(checking).rejects.toBe(reason);
  await expect(checkDomain("firma.cz", {}, { signal: controller.signal })).rejects.toBe(reason);
});

test("huge answers leave nothing behind", async () => {
  // Nearly all that fits into one message: 64 kB.
  const huge = { TXT: Array.from({ length: 230 }, () => "x".repeat(255)) };
  const zone = await zoneOf({
    "firma.cz": huge,
    "_dmarc.firma.cz": huge,
    "selector1._domainkey.firma.cz": huge,
    "selector2._domainkey.firma.cz": { TXT: [`v=DKIM1; p=${"x".repeat(58_000)}`] },
  });
  const kept = async (rounds: number) => {
    for (let i = 0; i < rounds; i++)
      await checkDomain("firma.cz", microsoft, { resolver: zone.resolver(), signal });
    zone.asked.length = 0;
    return heldBytes();
  };
  const before = await kept(50);
  // 200 rounds bring 48 MB.
  expect((await kept(200)) - before).toBeLessThan(8 * 1024 * 1024);
  expect(await states({ "firma.cz": huge })).toEqual(["missing", "notChecked", "missing"]);
});
