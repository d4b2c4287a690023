import { describe, expect, test } from "vitest";
import { providerPresets } from "#lib/mailbox/providers.ts";
import {
  encryptionOfPort,
  type Guided,
  isPasswordless,
  portForEncryption,
  presetOfAddress,
  typedByHand,
  valuesForAddress,
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
    ["jan@outlook.com", "microsoft365"],
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
  const own = { ...blank, host: "smtp.firma.cz", username: "jan", address: "jan@firma.cz" };
  expect([...typedByHand(own, presets)].sort()).toEqual(["host", "provider", "username"]);
  expect([...typedByHand({ ...blank, address: "" }, presets)]).toEqual([]);
});

test("an address where passwords have ended is known", () => {
  expect(isPasswordless(presets, "jan@hotmail.com")).toBe(true);
  expect(isPasswordless(presets, "jan@firma.cz")).toBe(false);
});
