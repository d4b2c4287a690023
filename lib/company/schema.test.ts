import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newUuid } from "#lib/base/uuid.ts";
import { formatIban, parseBankAccount } from "./bank-account.ts";
import { bicOf } from "./bank-code.ts";
import { parseRegistrationNo } from "./registration-no.ts";
import { type CompanyForm, companySchema } from "./schema.ts";

const fio = "2000145399/2010";

const slovak = { country: "SK", taxNo: "2020123456", vatNo: "SK2020123456" };
const bareNumber = "19-2000145399/0800";
const asSlovakIban = "SK6308000000192000145399";

const filled: CompanyForm = {
  name: "Truhlářství U Lípy s.r.o.",
  street: "Lípová 12",
  city: "Žďár nad Sázavou",
  postcode: "591 01",
  country: "CZ",
  registrationNo: "271 60 815",
  taxNo: "cz 27160815",
  vatNo: "",
  vatStatus: "payer",
  registerEntry: "Spisová značka C 1234 vedená u Krajského soudu v Brně",
  bankAccounts: [account({ iban: "19-2000145399/0800", swift: "gibaczpx" })],
  dueDays: "14",
  invoiceNote: "Děkujeme za včasnou úhradu.",
};

function account(fields: Partial<CompanyForm["bankAccounts"][number]> = {}) {
  return { id: newUuid(), name: "", iban: "", swift: "", currency: "CZK" as const, ...fields };
}

const refusals = (changes: Partial<Record<keyof CompanyForm, unknown>>) => {
  const issues = companySchema.safeParse({ ...filled, ...changes }).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message.split("?")[0]}`);
};

test("details are kept without blanks and with the account as IBAN", () => {
  expect(companySchema.parse(filled)).toMatchObject({
    registrationNo: "27160815",
    taxNo: "CZ27160815",
    bankAccounts: [{ iban: "CZ6508000000192000145399", swift: "GIBACZPX", currency: "CZK" }],
    dueDays: 14,
    postcode: "591 01",
  });
});

test("a name is enough", () => {
  const empty = {
    street: "",
    city: "",
    postcode: "",
    registrationNo: "",
    taxNo: "",
    vatNo: "",
    registerEntry: "",
  };
  const kept = { ...empty, vatStatus: "nonPayer", dueDays: "0", invoiceNote: "" };
  expect(refusals({ ...kept, bankAccounts: [] })).toEqual([]);
  expect(refusals({ ...kept, bankAccounts: [account()] })).toEqual([]);
  expect(companySchema.parse({ ...filled, bankAccounts: [account()] }).bankAccounts).toEqual([]);
});

test.each<[Partial<Record<keyof CompanyForm, unknown>>, string]>([
  [{ name: " " }, "name: required"],
  [{ name: "a\r\nBcc: x@y.cz" }, "name: controlCharacters"],
  [{ registrationNo: "27160816" }, "registrationNo: registrationNo"],
  [{ registrationNo: "abc" }, "registrationNo: registrationNo"],
  [{ registrationNo: "٢٧١٦٠٨١٥" }, "registrationNo: registrationNo"],
  [{ taxNo: "27160815" }, "taxNo: taxNoCz"],
  [{ taxNo: "" }, "taxNo: vatPayerNeedsTaxNo"],
  [{ country: "SK", taxNo: "SK2020123456", vatNo: "SK2020123456" }, "taxNo: taxNoSk"],
  [{ country: "SK", taxNo: "2020123456" }, "vatNo: vatPayerNeedsVatNo"],
  [{ country: "SK", taxNo: "2020123456", vatNo: "2020123456" }, "vatNo: vatNoSk"],
  [{ country: "DE" }, "country: invalid"],
  [{ vatStatus: "identified", taxNo: "" }, "taxNo: identifiedNeedsTaxNo"],
  [{ vatStatus: "identified", country: "SK", taxNo: "2020123456" }, "vatNo: identifiedNeedsVatNo"],
  [{ invoiceNote: "x".repeat(2001) }, "invoiceNote: tooLong"],
  [{ bankAccounts: [account({ iban: "CZ6508000000192000145398" })] }, "bankAccounts.0.iban: bankAccount"],
  [{ bankAccounts: [account({ iban: "19-2000145398/0800" })] }, "bankAccounts.0.iban: bankAccount"],
  [{ bankAccounts: [account(), account({ iban: fio, swift: "GIBA" })] }, "bankAccounts.1.swift: swift"],
  [{ bankAccounts: [account({ name: "Fio" })] }, "bankAccounts.0.iban: required"],
  [{ bankAccounts: [account({ iban: fio }), account({ iban: fio })] }, "bankAccounts.1.iban: accountTwice"],
  [
    { ...slovak, bankAccounts: [account({ iban: bareNumber }), account({ iban: asSlovakIban })] },
    "bankAccounts.1.iban: accountTwice",
  ],
  [{ bankAccounts: Array.from({ length: 21 }, () => account()) }, "bankAccounts: tooManyAccounts"],
  [{ dueDays: "" }, "dueDays: wholeNumber"],
  [{ dueDays: "-1" }, "dueDays: wholeNumber"],
  [{ dueDays: "366" }, "dueDays: wholeNumber"],
  [{ dueDays: "1e2" }, "dueDays: wholeNumber"],
  [{ dueDays: 14 }, "dueDays: invalid"],
  [{ vatStatus: "yes" }, "vatStatus: invalid"],
])("%j is refused at its field", (changes, refusal) => {
  expect(refusals(changes)).toEqual([refusal]);
});

test("several slips are all told at once", () => {
  expect(
    refusals({
      name: "",
      registrationNo: "1",
      bankAccounts: [account({ iban: "1", swift: "1" })],
      dueDays: "x",
    }),
  ).toHaveLength(5);
});

describe("a registration number", () => {
  test.each([
    ["27160815", "27160815"],
    ["271 60 815", "27160815"],
    ["006947", "00006947"],
    ["6947", undefined],
    ["31333532", "31333532"],
  ])("typed as %s is %s", (typed, kept) => {
    expect(parseRegistrationNo(typed)).toBe(kept);
  });

  test("with one digit changed is refused", () => {
    fc.assert(
      fc.property(fc.nat(7), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [..."27160815"];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(parseRegistrationNo(digits.join(""))).toBeUndefined();
      }),
    );
  });
});

describe("a bank account", () => {
  test.each([
    ["19-2000145399/0800", "CZ", "CZ6508000000192000145399"],
    ["19-8742637541/1200", "SK", "SK3112000000198742637541"],
    ["cz65 0800 0000 1920 0014 5399", "CZ", "CZ6508000000192000145399"],
    ["DE89 3704 0044 0532 0130 00", "CZ", "DE89370400440532013000"],
  ] as const)("%s of a company in %s is %s", (typed, country, iban) => {
    expect(parseBankAccount(typed, country)).toBe(iban);
    expect(parseBankAccount(formatIban(iban), country)).toBe(iban);
  });
});

test("one account in two currencies is two rows; the BIC of a bank that is known is filled in", () => {
  const both = [account({ iban: fio }), account({ iban: fio, currency: "EUR", name: "Fio EUR" })];
  expect(companySchema.parse({ ...filled, bankAccounts: both }).bankAccounts).toMatchObject([
    { swift: "FIOBCZPP", currency: "CZK" },
    { swift: "FIOBCZPP", currency: "EUR", name: "Fio EUR" },
  ]);
  expect(bicOf("SK3112000000198742637541")).toBe("");
  expect(bicOf("DE89370400440532013000")).toBe("");
});

test("a bare account number is one of the company's country", () => {
  const slovak = { country: "SK", taxNo: "2020123456", vatNo: "SK2020123456" };
  const bankAccounts = [account({ iban: "19-8742637541/1200" })];
  expect(companySchema.parse({ ...filled, ...slovak, bankAccounts }).bankAccounts).toMatchObject([
    { iban: "SK3112000000198742637541" },
  ]);
});
