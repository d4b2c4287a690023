import { CurrencyCode, decode } from "bysquare/pay";
import { describe, expect, test } from "vitest";
import { accountNumber } from "./account-number.ts";
import { type Payment, paymentCode } from "./payment-code.ts";

const payment: Payment = {
  ...{ name: "Truhlářství U Lípy & syn s.r.o.", iban: "CZ6508000000192000145399", swift: "GIBACZPX" },
  ...{ minor: 4_880_508n, currency: "CZK", variableSymbol: "20260042", dueOn: "2026-12-07" },
  message: "Faktura 2026/0042 – žluťoučký*kůň",
};
const slovak = { ...payment, iban: "SK3112000000198742637541", swift: "TATRSKBX", currency: "EUR" };
const german = { ...payment, iban: "DE89370400440532013000", swift: "COBADEFFXXX", currency: "EUR" };
const textOf = (of: Payment) => paymentCode(of)?.text ?? "";

describe("crowns to a Czech account: QR Platba", () => {
  test("says account, amount, due date, symbol and message as SPAYD wants", () => {
    expect(paymentCode(payment)).toEqual({
      standard: "spayd",
      text:
        "SPD*1.0*ACC:CZ6508000000192000145399+GIBACZPX*AM:48805.08*CC:CZK*DT:20261207*X-VS:20260042" +
        "*MSG:FAKTURA 2026/0042 ZLUTOUCKY KUN",
    });
  });

  test("leaves out what is missing", () => {
    expect(textOf({ ...payment, swift: "", variableSymbol: "", message: "" })).toBe(
      "SPD*1.0*ACC:CZ6508000000192000145399*AM:48805.08*CC:CZK*DT:20261207",
    );
  });
});

describe("euros to a Slovak account: PAY by square", () => {
  test("says the same, and whom it is for, in letters that every bank reads", () => {
    expect(paymentCode(slovak)?.standard).toBe("payBySquare");
    expect(decode(textOf(slovak)).payments).toMatchObject([
      {
        ...{ amount: 48_805.08, currencyCode: CurrencyCode.EUR, paymentDueDate: "20261207" },
        ...{ variableSymbol: "20260042", paymentNote: "Faktura 2026/0042 zlutoucky kun" },
        bankAccounts: [{ iban: "SK3112000000198742637541", bic: "TATRSKBX" }],
        beneficiary: { name: "Truhlarstvi U Lipy + syn s.r.o." },
      },
    ]);
  });

  test("leaves out a bank's code that is none", () => {
    const [{ bankAccounts: [account] = [] } = {}] = decode(textOf({ ...slovak, swift: "TATRA" })).payments;
    expect(account?.bic ?? "").toBe("");
  });
});

describe("euros to any other account of SEPA: the code of the EPC", () => {
  test("has an element on each line, the variable symbol before the message", () => {
    expect(paymentCode(german)).toEqual({
      standard: "epc",
      text: [
        ...["BCD", "002", "1", "SCT", "COBADEFFXXX", "Truhlarstvi U Lipy + syn s.r.o."],
        ...["DE89370400440532013000", "EUR48805.08", "", ""],
        "/VS20260042 Faktura 2026/0042 zlutoucky kun",
      ].join("\n"),
    });
  });

  test("serves a Czech account too", () => {
    expect(paymentCode({ ...payment, currency: "EUR" })?.standard).toBe("epc");
  });

  test("keeps to the lengths of the standard", () => {
    const lines = textOf({ ...german, name: "Ř".repeat(200), message: "slovo ".repeat(50) }).split("\n");
    expect(lines[5]).toBe("R".repeat(70));
    expect(lines[10]?.length).toBeLessThanOrEqual(140);
  });

  test("ends with the amount where there is nothing more to say", () => {
    expect(textOf({ ...german, swift: "", variableSymbol: "", message: "" })).toMatch(/EUR48805\.08$/);
  });
});

test.each<[string, Payment]>([
  ["crowns to a Slovak account", { ...slovak, currency: "CZK" }],
  ["dollars", { ...payment, currency: "USD" }],
  ["euros to an account outside of SEPA", { ...german, iban: "TR330006100519786457841326" }],
  ["no account", { ...payment, iban: "" }],
  ["nothing to pay", { ...payment, minor: 0n }],
  ["money to return", { ...german, minor: -100n }],
  ["more crowns than QR Platba can say", { ...payment, minor: 10n ** 9n }],
  ["more euros than SEPA carries", { ...german, minor: 10n ** 11n }],
  ["more euros than SEPA carries, in Slovakia", { ...slovak, minor: 10n ** 11n }],
  ["a name without one plain letter", { ...slovak, name: "שלום" }],
  ["such a name abroad", { ...german, name: "👩‍🍳" }],
])("for %s there is no code", (_, of) => {
  expect(paymentCode(of)).toBeNull();
});

test.each([
  ["CZ6508000000192000145399", "19-2000145399/0800"],
  ["CZ5508000000001234567899", "1234567899/0800"],
  ["SK3112000000198742637541", "19-8742637541/1200"],
  ["DE89370400440532013000", null],
  ["", null],
])("the IBAN %s is at home written as %s", (iban, account) => {
  expect(accountNumber(iban)).toBe(account);
});
