import { expect, test } from "vitest";
import { type CustomerForm, customerSchema } from "./schema.ts";

const filled: CustomerForm = {
  ...{
    name: "Kavárna U Mlýna s.r.o.",
    street: "Mlýnská 14",
    city: "Brno",
    postcode: "602 00",
    country: "CZ",
  },
  ...{ registrationNo: "251 64 716", taxNo: "cz25164716", vatNo: "", email: "Ucetni@Kavarna.example" },
  ...{ language: "cs", currency: "CZK" },
};
const refusals = (changes: object) => {
  const issues = customerSchema.safeParse({ ...filled, ...changes }).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};

test("official numbers are kept without blanks, in capitals", () => {
  expect(customerSchema.parse(filled)).toMatchObject({ registrationNo: "25164716", taxNo: "CZ25164716" });
});

test("all problems are told at once", () => {
  expect(refusals({ name: "", registrationNo: "123", email: "a@b" })).toEqual([
    ...["name: required", "email: domainWithoutDot", "registrationNo: registrationNo"],
  ]);
});

test("the Slovak number for VAT is kept for Slovak customers only", () => {
  expect(customerSchema.parse({ ...filled, vatNo: "SK2021234567" }).vatNo).toBe("");
  const slovak = { ...filled, country: "SK", registrationNo: "36047198", vatNo: "sk 2021234567" };
  expect(customerSchema.parse(slovak).vatNo).toBe("SK2021234567");
});

test("a name is enough", () => {
  const empty = { street: "", city: "", postcode: "", registrationNo: "", taxNo: "", email: "" };
  expect(refusals(empty)).toEqual([]);
});

test("the company ID of a foreign customer is whatever it is", () => {
  expect(refusals({ country: "DE", registrationNo: "HRB 40213" })).toEqual([]);
});

test.each([
  ["surrounding blanks vanish", "  Čajovna  ", "Čajovna"],
  ["a decomposed letter is composed", "C\u030cajovna", "Čajovna"],
  ["emoji joined by ZWJ stay", "Kavárna 👩‍🍳", "Kavárna 👩‍🍳"],
  [
    "quotes and brackets are only signs",
    '"Kavárna" <evil@z> =?utf-8?Q?a?=',
    '"Kavárna" <evil@z> =?utf-8?Q?a?=',
  ],
])("name: %s", (_, typed, kept) => {
  expect(customerSchema.parse({ ...filled, name: typed }).name).toBe(kept);
});

test.each<[object, string]>([
  [{ name: "" }, "name: required"],
  [{ name: " \u200b\u00a0" }, "name: required"],
  [{ name: "a\r\nBcc: x@y.cz" }, "name: controlCharacters"],
  [{ name: "a\u2028b" }, "name: controlCharacters"],
  [{ name: "a\u0000b" }, "name: controlCharacters"],
  [{ name: "a\u202eb" }, "name: controlCharacters"],
  [{ name: "a\ud83d" }, "name: brokenCharacters"],
  [{ name: "x".repeat(201) }, "name: tooLong?max=200"],
  [{ name: "x".repeat(1_000_000) }, "name: tooLong?max=200"],
  [{ name: ["Kavárna"] }, "name: invalid"],
  [{ street: "a\nb" }, "street: controlCharacters"],
  [{ country: "XX" }, "country: invalid"],
  [{ country: "constructor" }, "country: invalid"],
  [{ registrationNo: "25164717" }, "registrationNo: registrationNo"],
  [{ registrationNo: "2516472" }, "registrationNo: registrationNo"],
  [{ registrationNo: "x".repeat(21) }, "registrationNo: tooLong?max=20"],
  [{ email: "a@b.cz, c@d.cz" }, "email: addressSeveral"],
  [{ email: "Kavárna <a@b.cz>" }, "email: addressOnly"],
  [{ email: "a@b.cz\r\nBcc: c@d.cz" }, "email: addressInvisible"],
  [{ language: "de" }, "language: invalid"],
  [{ currency: "XBT" }, "currency: invalid"],
])("%j is refused at its field", (changes, refusal) => {
  expect(refusals(changes)).toEqual([refusal]);
});
