import { describe, expect, test } from "vitest";
import type { Discovery } from "#lib/mailbox/discovery/discovery.ts";
import { providerPresets } from "#lib/mailbox/providers.ts";
import {
  encryptionOfPort,
  type Guided,
  isPasswordless,
  portForEncryption,
  presetOfAddress,
  typedByHand,
  valuesForAddress,
  valuesOfDiscovery,
  valuesOfPreset,
} from "./fill-in.ts";

const presets = providerPresets("0198c0de-0000-7000-8000-000000000001");
const preset = (id: string) => {
  const found = presets.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const blank: Guided = {
  provider: "other",
  host: "",
  port: "465",
  encryption: "ssl",
  username: "",
  password: "",
};
const gmail = { provider: "gmail", host: "smtp.gmail.com", port: "465", encryption: "ssl" } as const;

test("port and encryption follow each other", () => {
  expect(encryptionOfPort("465")).toBe("ssl");
  expect(encryptionOfPort(" 587 ")).toBe("starttls");
  expect(encryptionOfPort("2525")).toBeUndefined();
  expect(portForEncryption("starttls", "465")).toBe("587");
  expect(portForEncryption("ssl", "587")).toBe("465");
  expect(portForEncryption("ssl", "2587")).toBe("2465");
  expect(portForEncryption("starttls", "")).toBe("587");
});

test("an unusual port stays, and no encryption chooses no port", () => {
  expect(portForEncryption("ssl", "41465")).toBe("41465");
  expect(portForEncryption("starttls", "2525")).toBe("2525");
  expect(portForEncryption("none", "465")).toBe("465");
});

describe("typing an address", () => {
  test.each([
    ["jan@gmail.com", "gmail"],
    ["jan@GoogleMail.com ", "gmail"],
    ["jan@seznam.cz", "seznam"],
    ["jan@post.cz", "seznam"],
    ["jan@outlook.com", "outlook"],
    ["jan@volny.cz", "centrum"],
    ["jan@firma.cz", undefined],
    ["jan@notgmail.com", undefined],
    ["gmail.com@", undefined],
  ])("%s belongs to %s", (address, id) => {
    expect(presetOfAddress(presets, address)?.id).toBe(id);
  });

  test("of a known domain fills in everything", () => {
    expect(valuesForAddress("jan@gmail.com", blank, new Set(), presets)).toEqual({
      ...gmail,
      username: "jan@gmail.com",
      password: "",
    });
  });

  test("never overwrites what was typed by hand", () => {
    const values = valuesForAddress("jan@gmail.com", blank, new Set(["host", "username"] as const), presets);
    expect(values).toEqual({ provider: "gmail", port: "465", encryption: "ssl", password: "" });
  });

  test("never leaves a provider that was chosen by hand", () => {
    const sandbox = valuesOfPreset(preset("sandbox"), "", blank, presets);
    expect(valuesForAddress("jan@gmail.com", sandbox, new Set(["provider"] as const), presets)).toEqual({
      username: sandbox.username,
    });
  });

  test("keeps the username equal to the address", () => {
    expect(valuesForAddress("jan@firma.cz", blank, new Set(), presets)).toEqual({ username: "jan@firma.cz" });
  });

  test("on from a known domain to an unknown one takes the filled-in server away", () => {
    const filled = { ...gmail, username: "jan@gmail.com", password: "" };
    expect(valuesForAddress("jan@gmail.com.cz", filled, new Set(), presets)).toMatchObject({
      provider: "other",
      host: "",
    });
  });
});

describe("a server that was found", () => {
  const found: Discovery = {
    outcome: "found",
    domain: "firma.cz",
    host: "mail.firma.cz",
    port: 587,
    encryption: "starttls",
    username: "jan@firma.cz",
    provider: "other",
    source: "autoconfig",
    certainty: "certain",
  };
  const filled = { ...blank, ...valuesOfDiscovery(found) };

  test("fills in everything but the password", () => {
    expect(filled).toEqual({
      provider: "other",
      host: "mail.firma.cz",
      port: "587",
      encryption: "starttls",
      username: "jan@firma.cz",
      password: "",
    });
  });

  test("stays while only the name before the @ changes, whoever the provider is", () => {
    for (const provider of ["other", "wedos"] as const) {
      const values = valuesForAddress("jana@firma.cz", { ...filled, provider }, new Set(), presets);
      expect(values).toEqual({ username: "jana@firma.cz" });
    }
  });

  test("goes with the domain that it was for", () => {
    for (const provider of ["other", "wedos"] as const) {
      const values = valuesForAddress("jan@jinde.cz", { ...filled, provider }, new Set(), presets);
      expect(values).toMatchObject({ provider: "other", host: "", username: "jan@jinde.cz" });
    }
    const known = valuesForAddress("jan@gmail.com", filled, new Set(), presets);
    expect(known).toMatchObject({ ...gmail, username: "jan@gmail.com" });
  });

  test("does not go when the person typed it", () => {
    const values = valuesForAddress("jan@jinde.cz", filled, new Set(["host"] as const), presets);
    expect(values).toEqual({ username: "jan@jinde.cz" });
  });

  test.each<Discovery>([
    { outcome: "notFound", domain: "firma.cz", asked: ["mx"], offline: false },
    { outcome: "passwordless", domain: "firma.cz", provider: "outlook", source: "mx" },
  ])("fills in nothing when there is none: $outcome", (discovery) => {
    expect(valuesOfDiscovery(discovery)).toEqual({});
  });
});

test("each provider has its form of the username", () => {
  const usernameAt = (id: string) => valuesOfPreset(preset(id), " jan@firma.cz", blank, presets).username;
  expect(usernameAt("wedos")).toBe("jan@firma.cz");
  expect(usernameAt("sendgrid")).toBe("apikey");
  expect(usernameAt("mailgun")).toBe("postmaster@firma.cz");
  expect(usernameAt("postmark")).toBe("");
});

test("a provider of several regions takes the address to its own", () => {
  expect(valuesOfPreset(preset("zoho"), "jan@zohomail.com", blank, presets).host).toBe("smtp.zoho.com");
  expect(valuesOfPreset(preset("zoho"), "jan@firma.cz", blank, presets).host).toBe("smtp.zoho.eu");
  expect(valuesForAddress("jan@zohomail.com", blank, new Set(), presets).host).toBe("smtp.zoho.com");
});

test("the sandbox brings its own login, and takes it away again", () => {
  const sandbox = valuesOfPreset(preset("sandbox"), "jan@firma.cz", blank, presets);
  expect(sandbox).toMatchObject({ host: "127.0.0.1", encryption: "none", password: "sandbox" });
  expect(sandbox.username).toMatch(/^company-/);
  const back = valuesOfPreset(preset("gmail"), "jan@gmail.com", sandbox, presets);
  expect(back).toMatchObject({ username: "jan@gmail.com", password: "" });
});

test("a person's own password survives a change of provider", () => {
  const typed = { ...blank, password: "moje heslo" };
  expect(valuesOfPreset(preset("seznam"), "a@seznam.cz", typed, presets).password).toBe("moje heslo");
});

test("saved values that differ from the provider's count as typed by hand", () => {
  const saved = { ...gmail, username: "jan@gmail.com", password: "", address: "jan@gmail.com" };
  expect([...typedByHand(saved, presets)]).toEqual([]);
  expect([...typedByHand({ ...saved, port: "587", encryption: "starttls" }, presets)]).toEqual([
    "port",
    "encryption",
  ]);
  const workspace = { ...gmail, username: "jan@firma.cz", password: "", address: "jan@firma.cz" };
  expect([...typedByHand(workspace, presets)]).toEqual(["provider"]);
  expect(valuesForAddress("jana@firma.cz", workspace, typedByHand(workspace, presets), presets)).toEqual({
    username: "jana@firma.cz",
  });
  const own = { ...blank, host: "smtp.firma.cz", username: "jan", address: "jan@firma.cz" };
  expect([...typedByHand(own, presets)].sort()).toEqual(["host", "provider", "username"]);
  expect([...typedByHand({ ...blank, address: "" }, presets)]).toEqual([]);
});

test("an address where passwords have ended is known", () => {
  expect(isPasswordless(presets, "jan@hotmail.com")).toBe(true);
  expect(isPasswordless(presets, "jan@firma.cz")).toBe(false);
});
