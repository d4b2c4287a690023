import { describe, expect, test } from "vitest";
import { parseMasterKey, seal, UnsealError, unseal } from "./secrets.ts";

const key = parseMasterKey("0a".repeat(32));
const context = ["company", "mailbox", "password", "1"];

describe("a sealed secret", () => {
  test("opens with the same key and the same words", () => {
    expect(unseal(seal("příliš žluťoučký 🔑", context, key), context, key)).toBe("příliš žluťoučký 🔑");
  });

  test("never looks the same twice", () => {
    expect(seal("secret", context, key)).not.toEqual(seal("secret", context, key));
  });

  test("does not open with another key, or for another row, or another version", () => {
    const sealed = seal("secret", context, key);
    expect(() => unseal(sealed, context, parseMasterKey("0b".repeat(32)))).toThrow(UnsealError);
    expect(() => unseal(sealed, ["company", "other", "password", "1"], key)).toThrow(UnsealError);
    expect(() => unseal(sealed, ["company", "mailbox", "password", "2"], key)).toThrow(UnsealError);
    expect(() => unseal(sealed, ["companym", "ailbox", "password", "1"], key)).toThrow(UnsealError);
  });

  test("does not open when any one byte was changed or cut off", () => {
    const sealed = seal("secret", context, key);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(() => unseal(changed, context, key)).toThrow(UnsealError);
      expect(() => unseal(sealed.subarray(0, at), context, key)).toThrow(UnsealError);
    }
  });
});
