import { expect, test } from "vitest";
import { guessColumns } from "./guess-columns.ts";

test.each([
  ["Czech", "Název;IČO;DIČ;E-mail;Ulice a číslo;Město;PSČ;Země"],
  ["Slovak", "Názov firmy;IČO;DIČ;Email;Ulica;Obec;PSČ;Krajina"],
  ["English", "Company name;Company ID;VAT ID;E-mail address;Street;City;ZIP code;Country"],
])("headings in %s are understood", (_, heads) => {
  expect(guessColumns(heads.split(";"))).toEqual({
    ...{ name: 0, registrationNo: 1, taxNo: 2, email: 3, street: 4, city: 5, postcode: 6, country: 7 },
  });
});

test("what is not understood stays for the person to choose", () => {
  expect(guessColumns(["Poznámka", "Sleva", ""])).toEqual({});
});

test("Slovak DIČ and IČ DPH are told apart", () => {
  expect(guessColumns(["IČ DPH", "DIČ", "Jazyk", "Měna"])).toEqual({
    ...{ vatNo: 0, taxNo: 1, language: 2, currency: 3 },
  });
});
