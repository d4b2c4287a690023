import { expect, test } from "vitest";
import { searchTerms, searchWords } from "./search-words.ts";

const finds = (query: string, ...texts: string[]) => {
  const words = searchWords(...texts);
  return searchTerms(query).every((term) => words.includes(term));
};

test.each([
  ["kav", "Kavárna U Mlýna"],
  ["KAVÁRNA", "Kavárna U Mlýna"],
  ["kavarna mlyn", "Kavárna U Mlýna"],
  ["mlýna kavárna", "Kavárna U Mlýna"],
  ["lodz", "Fabryka Łódź"],
  ["hauptstrasse 5", "Hauptstraße 5"],
  ["info@kavarna.example", "info@kavarna.example"],
  ["nejneobhospodarovavatelnejsimi", "nejneobhospodařovávatelnějšími"],
])("%s finds %s", (query, text) => {
  expect(finds(query, text)).toBe(true);
});

test.each([
  ["varna", "Kavárna U Mlýna"],
  ["kavarna praha", "Kavárna U Mlýna"],
])("%s does not find %s", (query, text) => {
  expect(finds(query, text)).toBe(false);
});

test("signs that a database might take for its own are nothing", () => {
  expect(searchTerms("%_\\'\";--()[]{}*&|!:<>")).toEqual([]);
});

test("a very long name or query stays small", () => {
  expect(searchWords("ab ".repeat(10_000)).length).toBeLessThan(10);
  expect(searchWords(Array.from({ length: 5_000 }, (_, n) => `slovo${n}`).join(" ")).length).toBeLessThan(
    700,
  );
  expect(searchTerms("x ".repeat(100_000)).length).toBe(1);
});
