import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMasterKey } from "./key-ring.ts";
import { seal, UnsealError, unseal } from "./secrets.ts";

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

  test("opens for its own words alone, and with not one bit changed, whatever it is", () => {
    const words = fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), words, words, fc.nat(), (secret, own, other, at) => {
        const sealed = seal(secret, own, key);
        expect(unseal(sealed, own, key)).toBe(secret.toWellFormed());
        if (JSON.stringify(own) !== JSON.stringify(other))
          expect(() => unseal(sealed, other, key)).toThrow(UnsealError);
        const bit = at % (8 * sealed.length);
        const changed = sealed.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(() => unseal(changed, own, key)).toThrow(UnsealError);
      }),
      { numRuns: 2_000 },
    );
  });
});
