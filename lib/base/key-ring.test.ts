import { readFileSync, rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { keyFile, newKey, writeKey } from "#testing/key-file.ts";
import { formatKeyRing, keyRing, openingKeys, parseKeyRing } from "./key-ring.ts";
import { deriveSecret, seal, unseal } from "./secrets.ts";

const [a, b, c, d] = [newKey(), newKey(), newKey(), newKey()];
const context = ["company", "mailbox", "password", "1"];

describe("a key file", () => {
  test("of one line is one key, as it was made at the first start", () => {
    const ring = parseKeyRing(`${a}\n`);
    expect(ring.current.bytes.toString("hex")).toBe(a);
    expect(openingKeys(ring)).toHaveLength(1);
    expect(formatKeyRing(ring)).toBe(`${a}\n`);
  });

  test("holds further keys that only open, and what a rotation does not end", () => {
    const text = `${a}\n${b} next\n${c} old\n${d} sessions\n`;
    const ring = parseKeyRing(text);
    expect(openingKeys(ring).map(({ bytes }) => bytes.toString("hex"))).toEqual([a, b, c]);
    expect(ring.derived.get("sessions")).toBe(d);
    expect(formatKeyRing(ring)).toBe(text);
  });

  test.each([
    ["nothing", ""],
    ["a key that is too short", a.slice(1)],
    ["capitals", a.toUpperCase()],
    ["a further key without a word", `${a}\n${b}`],
    ["a further line of words", `${a}\nthe old one`],
    ["two next keys", `${a}\n${b} next\n${c} next`],
    ["an old key that is none", `${a}\n${b.slice(2)} old`],
  ])("with %s is refused, and the refusal shows nothing of it", (_what, text) => {
    let said = "";
    try {
      parseKeyRing(text);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain("64 hexadecimal digits".replace(/^.*$/, said.includes("next") ? "next" : "64"));
    for (const key of [a, b, c]) expect(said).not.toContain(key.slice(2, 12));
  });
});

test("a running process follows the file, and what it has sealed opens with the old key as well", () => {
  writeKey(a);
  const sealed = seal("tajne", context);
  const sessions = deriveSecret("sessions");
  writeKey(`${b}\n${a} old\n${sessions} sessions`);
  expect(keyRing().current.bytes.toString("hex")).toBe(b);
  expect(unseal(sealed, context)).toBe("tajne");
  expect(deriveSecret("sessions")).toBe(sessions);
  writeKey(b);
  expect(() => unseal(sealed, context)).toThrow("another key");
  expect(deriveSecret("sessions")).not.toBe(sessions);
});

test("a file that vanishes or breaks while the app runs takes nothing away", () => {
  writeKey(a);
  const sealed = seal("tajne", context);
  const before = readFileSync(keyFile, "utf8");
  writeKey("half a li");
  expect(unseal(sealed, context)).toBe("tajne");
  rmSync(keyFile);
  expect(unseal(sealed, context)).toBe("tajne");
  writeKey(before.trim());
  expect(unseal(sealed, context)).toBe("tajne");
});
