import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inTime } from "#testing/in-time.ts";
import { readAppPassword } from "./app-password.ts";

const sixteen = "abcdefghijklmnop";

describe("an app password", () => {
  test.each([
    ["in four groups, as Google shows it", "abcd efgh ijkl mnop"],
    ["with no-break spaces, as browsers copy it", "abcd\u00a0efgh\u00a0ijkl\u00a0mnop"],
    ["with thin, figure and zero-width spaces", "abcd\u2009efgh\u2007ijkl\u200bmnop\ufeff"],
    ["on four lines", "abcd\r\nefgh\nijkl\u2028mnop\n"],
    ["with tabs", "\tabcd\tefgh\tijkl\tmnop"],
    ["with dashes of any kind", "abcd-efgh–ijkl—mnop\u2011\u2212\u00ad"],
    ["letter by letter", [...sixteen].join(" ")],
    ["begun with a capital by a phone", "Abcd efgh ijkl mnop"],
    ["with a capital in each group", "Abcd Efgh Ijkl Mnop"],
    ["written with caps lock", "ABCD EFGH IJKL MNOP"],
    ["in full-width letters", "ａｂｃｄ efgh ijkl mnop"],
  ])("%s is read", (_how, pasted) => {
    expect(readAppPassword(pasted)).toEqual({ letters: sixteen, count: 16 });
  });

  test("is the same 16 letters however they are spaced", () => {
    const blank = fc.constantFrom(
      ..." \t\n\r\u00a0\u2002\u2003\u2009\u200a\u200b\u202f\u2060\u3000\ufeff-‐‑–—−",
    );
    const blanks = fc.array(blank, { maxLength: 3 }).map((some) => some.join(""));
    const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
    const pieces = fc.array(fc.tuple(letter, blanks), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(blanks, pieces, (before, spaced) => {
        const letters = spaced.map(([one]) => one).join("");
        const pasted = before + spaced.map(([one, after]) => one + after).join("");
        expect(readAppPassword(pasted)).toEqual({ letters, count: 16 });
      }),
    );
  });
});

describe("what is no app password", () => {
  test.each([
    ["", "empty", 0],
    [" \u00a0\u200b-\n", "empty", 0],
    ["abcd efgh ijkl", "fewer", 12],
    ["a", "fewer", 1],
    ["Abcd", "fewer", 4],
    ["abcd efgh ijkl mnop q", "more", 17],
    ["abcd efgh ijkl mn0p", "digits", 15],
    ["abcd efgh ijkl mno٣", "digits", 15],
    ["TajneHeslo123!", "digits", 10],
    ["tajne.heslo!", "symbols", 10],
    ["tajnéheslo", "symbols", 9],
    ["abcd_efgh_ijkl_mnop", "symbols", 16],
    ["correctHorseBatt", "mixedCase", 16],
    ["correct horse baTT", "mixedCase", 16],
    ["you@gmail.com", "address", 11],
    ["you@gmail.com abcd efgh ijkl mnop", "address", 27],
    ["G-123456", "code", 1],
    ["123 456", "code", 0],
  ])("%j is named %s", (pasted, problem, count) => {
    const read = readAppPassword(pasted);
    expect(read).toMatchObject({ problem, count });
    expect(read.letters).toHaveLength(count);
  });

  test("never passes for one, whatever is pasted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (pasted) => {
        const { letters, count, problem } = readAppPassword(pasted);
        expect(letters).toMatch(/^[a-z]*$/);
        if (problem === undefined) expect(count).toBe(16);
      }),
    );
  });

  test("of a megabyte is refused at once", () => {
    const started = performance.now();
    for (const unit of ["x", " ", "-", "X"]) readAppPassword(unit.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(inTime(1_000));
  });
});
