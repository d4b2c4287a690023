import { describe, expect, test } from "vitest";
import { PASSWORD_MIN } from "../schema.ts";
import common from "./common.json" with { type: "json" };
import { isGuessable } from "./guessable.ts";

const about = ["Jana Nováková", "jana.novakova@kavarna-uhoruska.cz", "Kavárna u Horuška s.r.o."];

describe("a password that somebody would soon guess", () => {
  test.each([
    ["is one that many people have", "qwertyuiop"],
    ["in capitals too", "1Q2W3E4R5T"],
    ["is one word twice", "kavarnakavarna"],
    ["is one letter", "aaaaaaaaaaaa"],
    ["is made of three signs", "1212112212311"],
    ["is the alphabet", "abcdefghijkl"],
    ["is digits backwards", "9876543210"],
    ["is the person's name", "JanaNovakova1"],
    ["with diacritics", "nováková-jana"],
    ["is the address", "jana.novakova@kavarna-uhoruska.cz"],
    ["is the company", "Kavárna Horuška 2026"],
    ["is the company, all of it", "Kavárna u Horuška s.r.o."],
    ["is the name of this program", "obalka-obalka2"],
  ])("%s: %s", (_why, password) => expect(isGuessable(password, about)).toBe(true));
});

test.each([
  "příliš dlouhá věta",
  "heslo nového člověka",
  "jana má ráda třešně",
  "correct horse battery staple",
  "x7Kp-29vQ-mmZ4",
  "obalka pro tetu Anežku",
  "😀🎉🚀🌍🍎🐢🎸📮🧭🕯",
])("%s is not among them", (password) => expect(isGuessable(password, about)).toBe(false));

test("all that are known are longer than the rule for passwords asks", () => {
  const words = common.words.split(" ");
  expect(new Set(words).size).toBeGreaterThan(1_500);
  for (const word of words) expect(word.length).toBeGreaterThanOrEqual(PASSWORD_MIN);
});

test("a long password costs no time, whatever it is made of", () => {
  const start = performance.now();
  for (const text of ["a".repeat(200), "ab".repeat(99), `${"a".repeat(199)}b`, "é".repeat(200)])
    isGuessable(text, about);
  expect(performance.now() - start).toBeLessThan(200);
});
