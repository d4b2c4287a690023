import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("without a word it is two hundred kills, with stops and crashes in proportion, and a seed that is told", () => {
  expect(readOptions([])).toEqual({
    kills: 200,
    stops: 20,
    dbCrashes: 5,
    workers: 3,
    seed: expect.any(Number),
    json: undefined,
  });
  expect(readOptions(["--kills", "2000", "--db-crashes", "7"])).toMatchObject({ stops: 200, dbCrashes: 7 });
  expect(readOptions(["--seed", "42"])).toMatchObject({ seed: 42 });
  expect(readOptions(["--help"])).toBe("help");
});

test.each([
  [["--kills", "many"], '--kills takes a whole number from 0 to 1000000, not "many".'],
  [["--kills=-1"], "--kills takes a whole number"],
  [["--kills", "1.5"], "--kills takes a whole number"],
  [["--stops", ""], "--stops takes a whole number"],
  [["--workers", "1"], "--workers takes a whole number from 2 to 16"],
  [["--seed", "0x10"], "--seed takes a whole number"],
  [["--json", "/nowhere/at/all.json"], "cannot be written (ENOENT)"],
  [["--kill", "3"], "Unknown option '--kill'"],
  [["--kills"], "argument missing"],
  [["200"], "Unexpected argument '200'"],
])("%j is refused in words", (args, words) => {
  expect(() => readOptions(args)).toThrow(words);
});
