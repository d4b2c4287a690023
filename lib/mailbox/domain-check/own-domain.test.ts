import { expect, test } from "vitest";
import { isOwnDomain } from "./own-domain.ts";

const freemail = ["gmail.com", "seznam.cz"];

test.each([
  ["jana@firma.cz", true],
  ["Jana@FIRMA.CZ", true],
  ["jana@posta.firma.cz", true],
  ["jana@kováři.cz", true],
  ["jana@gmail.com", false],
  ["jana@Seznam.CZ", false],
  ["jana@neseznam.cz", true],
  ["jana@localhost", false],
  ["jana@127.0.0.1", false],
  ["no address", false],
  ["", false],
])("%s: %s", (address, own) => {
  expect(isOwnDomain(address, freemail)).toBe(own);
});
