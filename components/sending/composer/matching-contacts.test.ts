import { expect, test } from "vitest";
import { matchingContacts } from "./matching-contacts.ts";

const contacts = [
  { email: "ucetni@mlyn.example", name: "Mlýn s.r.o." },
  { email: "zofie@mlyn.example", name: "Žofie Šťastná" },
  { email: "sef@mlyn.example", name: "" },
];

test.each([
  ["zofie", [], ["zofie@mlyn.example"]],
  ["stast žof", [], ["zofie@mlyn.example"]],
  ["MLYN", [], ["ucetni@mlyn.example", "zofie@mlyn.example", "sef@mlyn.example"]],
  ["mlyn", ["Zofie@mlyn.example"], ["ucetni@mlyn.example", "sef@mlyn.example"]],
  ["", ["ucetni@mlyn.example"], ["zofie@mlyn.example", "sef@mlyn.example"]],
  ["ucetni@mlyn.example", [], ["zofie@mlyn.example", "sef@mlyn.example"]],
  ["jinde", [], []],
])("for %j beside %j are offered %j", (typed, chosen, offered) => {
  expect(matchingContacts(contacts, typed, chosen).map(({ email }) => email)).toEqual(offered);
});
