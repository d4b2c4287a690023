import { expect, test } from "vitest";
import { sortName } from "./sort-name.ts";

test("names stand in the order of the Czech alphabet", () => {
  const names = [
    "Žula",
    "Chata",
    "Zámek",
    "Hydro",
    "Iva",
    "Cyklo",
    "Červený",
    "Šroub",
    "Sýr",
    "Řeka",
    "Ruda",
    "Ábel",
    "„Ideal“",
  ];
  const ordered = names.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  expect(ordered).toEqual([
    ...[
      "Ábel",
      "Cyklo",
      "Červený",
      "Hydro",
      "Chata",
      "„Ideal“",
      "Iva",
      "Ruda",
      "Řeka",
      "Sýr",
      "Šroub",
      "Zámek",
      "Žula",
    ],
  ]);
});
