import { isIPv4 } from "node:net";
import { describe, expect, test } from "vitest";
import cs from "#locales/cs.json" with { type: "json" };
import { providerIds } from "./choices.ts";
import { isGuideId } from "./guides.ts";
import { parseHost } from "./host.ts";
import { domainOf, limitsOf, usernameOf } from "./preset-lookup.ts";
import {
  providerById,
  providerOfDomain,
  providerOfHost,
  providerOfMx,
  providerPresets,
} from "./providers.ts";

const companyId = "0198c0de-0000-7000-8000-000000000001";
const presets = providerPresets(companyId);

test("every provider that may be saved is in the table once, the person's own last", () => {
  expect(presets.map(({ id }) => id).sort()).toEqual([...providerIds].sort());
  expect(presets.at(-1)?.id).toBe("other");
  expect(providerById("sandbox")).toBeUndefined();
  expect(providerById("nobody")).toBeUndefined();
});

test("every provider has a name and a note in every language", () => {
  const texts: Record<string, unknown> = cs.providers;
  for (const id of providerIds) {
    expect(texts[id]).toBeTypeOf("string");
    expect(texts[`${id}Note`]).toBeTypeOf("string");
  }
});

describe.each(presets.map((preset) => [preset.id, preset] as const))("%s", (id, preset) => {
  test("can be filled in as it is", () => {
    for (const { host, port, encryption } of [preset, ...preset.alternatives]) {
      if (id !== "other") expect(parseHost(host)).toEqual({ host });
      if (id === "sandbox") expect(isIPv4(host) && encryption).toBe("none");
      else expect({ 465: "ssl", 2465: "ssl" }[port] ?? "starttls").toBe(encryption);
    }
  });

  test("has domains, hosts and pages that can be such, each belonging to nobody else", () => {
    for (const domain of [...preset.domains, ...preset.mx, ...preset.mistakenHosts])
      expect(parseHost(domain)).toEqual({ host: domain });
    for (const domain of preset.domains) {
      expect(presets.filter(({ domains }) => domains.includes(domain))).toEqual([preset]);
      expect(providerOfDomain(domain)).toBe(preset);
    }
    for (const host of preset.mistakenHosts) expect(providerOfHost(host)).toBeUndefined();
    if (preset.passwordPage) expect(new URL(preset.passwordPage).protocol).toBe("https:");
    if (preset.guide) expect(isGuideId(preset.guide)).toBe(true);
  });
});

describe("an address belongs to its provider", () => {
  test.each([
    ["gmail.com", "gmail", "smtp.gmail.com"],
    ["GoogleMail.com", "gmail", "smtp.gmail.com"],
    ["seznam.cz", "seznam", "smtp.seznam.cz"],
    ["email.cz", "seznam", "smtp.seznam.cz"],
    ["post.cz", "seznam", "smtp.seznam.cz"],
    ["spoluzaci.cz", "seznam", "smtp.seznam.cz"],
    ["centrum.cz", "centrum", "smtp.centrum.cz"],
    ["atlas.cz", "centrum", "smtp.centrum.cz"],
    ["volny.cz", "centrum", "smtp.centrum.cz"],
    ["outlook.com", "outlook", "smtp-mail.outlook.com"],
    ["hotmail.sk", "outlook", "smtp-mail.outlook.com"],
    ["live.com", "outlook", "smtp-mail.outlook.com"],
    ["icloud.com", "icloud", "smtp.mail.me.com"],
    ["me.com", "icloud", "smtp.mail.me.com"],
    ["yahoo.co.uk", "yahoo", "smtp.mail.yahoo.com"],
    ["zohomail.eu", "zoho", "smtp.zoho.eu"],
    ["zohomail.com", "zoho", "smtp.zoho.com"],
    ["fastmail.com", "fastmail", "smtp.fastmail.com"],
    ["pm.me", "proton", "smtp.protonmail.ch"],
  ])("%s: %s at %s", (domain, id, host) => {
    expect(providerOfDomain(domain)).toMatchObject({ id, host });
  });

  test.each(["firma.cz", "notgmail.com", "gmail.com.cz", "", "com"])("%j to none", (domain) => {
    expect(providerOfDomain(domain)).toBeUndefined();
  });
});

describe("a domain's mail exchangers tell its provider", () => {
  test.each([
    [["aspmx.l.google.com", "alt1.aspmx.l.google.com"], "gmail", "smtp.gmail.com"],
    [["smtp.google.com"], "gmail", "smtp.gmail.com"],
    [["ASPMX2.GOOGLEMAIL.COM."], "gmail", "smtp.gmail.com"],
    [["firma-cz.mail.protection.outlook.com"], "microsoft365", "smtp.office365.com"],
    [["firma-cz.a-v1.mx.microsoft"], "microsoft365", "smtp.office365.com"],
    [["hotmail-com.olc.protection.outlook.com"], "outlook", "smtp-mail.outlook.com"],
    [["mx1.seznam.cz"], "seznam", "smtp.seznam.cz"],
    [["wes1-mx1.wedos.net", "wes1-mx-backup.wedos.net"], "wedos", "wes1-smtp.wedos.net"],
    [["mx1.forpsi.com"], "forpsi", "smtp.forpsi.com"],
    [["mx1.active24.com"], "active24", "email.active24.com"],
    [["mx1.m1.websupport.sk"], "websupport", "smtp.websupport.sk"],
    [["mx01.mail.icloud.com"], "icloud", "smtp.mail.me.com"],
    [["mx.zoho.eu"], "zoho", "smtppro.zoho.eu"],
    [["mx.zoho.com"], "zoho", "smtppro.zoho.com"],
    [["in1-smtp.messagingengine.com"], "fastmail", "smtp.fastmail.com"],
    [["mail.protonmail.ch"], "proton", "smtp.protonmail.ch"],
    [["mxa.mailgun.org"], "mailgun", "smtp.mailgun.org"],
    [["mxa.eu.mailgun.org"], "mailgun", "smtp.eu.mailgun.org"],
    [["filter.antispam.example", "mx1.forpsi.com"], "forpsi", "smtp.forpsi.com"],
  ])("%j: %s", (hosts, id, host) => {
    expect(providerOfMx(hosts)).toMatchObject({ id, host });
  });

  test.each([[[]], [[""]], [["mail.firma.cz"]], [["notgoogle.com"]], [["google.com.firma.cz"]]])(
    "%j tell none",
    (hosts) => expect(providerOfMx(hosts)).toBeUndefined(),
  );
});

test("a server tells its provider, wherever it stands", () => {
  expect(providerOfHost("smtp.eu.mailgun.org")?.id).toBe("mailgun");
  expect(providerOfHost("email-smtp.eu-west-1.amazonaws.com")?.id).toBe("ses");
  expect(providerOfHost("smtp.google.com")).toBeUndefined();
  expect(providerOfHost("")).toBeUndefined();
});

describe("the user name", () => {
  test.each([
    ["gmail", "jan@firma.cz"],
    ["sendgrid", "apikey"],
    ["resend", "resend"],
    ["mailgun", "postmaster@firma.cz"],
    ["postmark", ""],
    ["brevo", ""],
    ["ses", ""],
  ])("of %s is %j", (id, username) => {
    expect(usernameOf(providerById(id)?.username ?? "?", " jan@firma.cz ")).toBe(username);
  });

  test("is formed from the parts of an address", () => {
    expect(usernameOf("%EMAILLOCALPART%.%EMAILDOMAIN%", "Jan@Firma.cz")).toBe("Jan.firma.cz");
    expect(usernameOf("%EMAILLOCALPART%", "jan")).toBe("");
    expect(usernameOf("%EMAILADDRESS%", "%EMAILDOMAIN%@x.cz")).toBe("%EMAILDOMAIN%@x.cz");
    expect(domainOf("a@b@Firma.CZ ")).toBe("firma.cz");
  });
});

test("limits are those of the facts; domains of their own have more at Google", () => {
  const gmail = providerById("gmail");
  if (!gmail) throw new Error("no Gmail");
  const ofMessage = { recipientsPerMessage: 100, messageBytes: 25_000_000 };
  expect(limitsOf(gmail, "jan@gmail.com")).toEqual({ messagesPerDay: 500, ...ofMessage });
  expect(limitsOf(gmail, "jan@firma.cz")).toEqual({ messagesPerDay: 2_000, ...ofMessage });
  expect(providerById("wedos")?.limits).toEqual({ messagesPerDay: 500 });
  expect(providerById("forpsi")?.limits.messagesPerDay).toBe(20_000);
  expect(providerById("microsoft365")?.limits).toEqual({ messagesPerMinute: 30, recipientsPerDay: 10_000 });
  expect(providerById("centrum")?.limits).toEqual({ messageBytes: 15_000_000 });
});

test("the sandbox takes each company by its own name", () => {
  const sandbox = presets.find(({ id }) => id === "sandbox");
  expect(sandbox).toMatchObject({ host: "127.0.0.1", encryption: "none", password: "sandbox" });
  expect(sandbox?.username).toContain(companyId);
});
