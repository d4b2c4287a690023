import { decode } from "bysquare/pay";
import fc from "fast-check";
import jsQR from "jsqr";
import { expect, test } from "vitest";
import { addDays } from "#lib/base/dates.ts";
import { minorToDecimal } from "#lib/base/money.ts";
import { looks } from "#lib/company/look/choices.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { pdfPixels } from "#testing/pdf-pixels.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { invoiceDocument } from "./invoice-document.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";

const { seller, look } = sampleInvoice();
const accounts = {
  czech: { iban: "CZ6508000000192000145399", swift: "GIBACZPX" },
  slovak: { iban: "SK3112000000198742637541", swift: "TATRSKBX" },
  german: { iban: "DE89370400440532013000", swift: "COBADEFFXXX" },
};

/** What a phone reads off the first page: at 150 dots an inch, as from a poor printer. */
async function scanned(bytes: Uint8Array): Promise<string | null> {
  const { data, width, height } = await pdfPixels(bytes, 150 / 72);
  return jsQR(data, width, height)?.data ?? null;
}

type Read = { iban: string; swift: string; amount: string; symbol: string };

function readPayment(text: string): Read {
  if (text.startsWith("SPD*")) return readSpayd(text);
  return text.startsWith("BCD\n") ? readEpc(text) : readPayBySquare(text);
}

function readSpayd(text: string): Read {
  const fields = new Map(text.split("*").map((part) => [part.split(":")[0], part.split(":")[1] ?? ""]));
  const [iban = "", swift = ""] = fields.get("ACC")?.split("+") ?? [];
  expect(fields.get("CC")).toBe("CZK");
  return { iban, swift, amount: fields.get("AM") ?? "", symbol: fields.get("X-VS") ?? "" };
}

function readEpc(text: string): Read {
  const [, version, charset, kind, swift = "", name, iban = "", amount = "", , , remittance = ""] =
    text.split("\n");
  expect([version, charset, kind]).toEqual(["002", "1", "SCT"]);
  expect(name).toMatch(/^[ -~]{1,70}$/);
  const symbol = /^\/VS(\d+)/.exec(remittance)?.[1] ?? "";
  return { iban, swift, amount: amount.replace("EUR", ""), symbol };
}

function readPayBySquare(text: string): Read {
  const [payment] = decode(text).payments;
  const [account] = payment?.bankAccounts ?? [];
  expect(payment?.currencyCode).toBe("EUR");
  expect(payment?.beneficiary?.name).toMatch(/^[ -~]{1,70}$/);
  return {
    ...{ iban: account?.iban ?? "", swift: account?.bic ?? "" },
    ...{ amount: payment?.amount?.toFixed(2) ?? "", symbol: payment?.variableSymbol ?? "" },
  };
}

const random = fc.record({
  account: fc.constantFrom(...Object.values(accounts)),
  currency: fc.constantFrom("CZK", "EUR"),
  withSwift: fc.boolean(),
  name: fc
    .string({ unit: fc.constantFrom(..."AbŘžľ& .-9ß"), minLength: 1, maxLength: 90 })
    .map((text) => `X${text}`),
  symbol: fc.integer({ min: 0, max: 9_999_999_999 }).map(String),
  price: fc.bigInt({ min: 1n, max: 999_999_99n }),
  due: fc.integer({ min: 0, max: 3_000 }).map((days) => addDays("2026-01-01", days)),
  look: fc.constantFrom(...looks),
});

test("what is printed is read back by a scanner as the very payment", async () => {
  await fc.assert(
    fc.asyncProperty(random, async ({ account, currency, withSwift, name, symbol, price, due, ...rest }) => {
      const swift = withSwift ? account.swift : "";
      const invoice = sampleInvoice({
        ...{ currency, variableSymbol: symbol, dueOn: due, look: { ...look, name: rest.look } },
        seller: { ...seller, name, iban: account.iban, swift },
        lines: sampleLines(1).map((line) => ({ ...line, quantity: "1", unitPriceMinor: price })),
      });
      const text = await scanned(await renderInvoicePdf(invoice));
      expect(text).toBe(invoiceDocument(invoice).paymentCode?.text ?? null);
      const expected = {
        iban: account.iban,
        swift,
        amount: minorToDecimal(invoice.totals.totalMinor),
        symbol,
      };
      if (text) expect(readPayment(text)).toEqual(expected);
      else expect([currency, account.iban.slice(0, 2)]).toEqual(["CZK", expect.not.stringMatching("CZ")]);
    }),
    { numRuns: 20 },
  );
}, 60_000);

test.each<[string, string, Partial<Invoice>]>([
  ["QR Platba", "crowns to a Czech account", {}],
  ["QR Platba", "a proforma", { kind: "proforma" }],
  [
    "PAY by square",
    "euros to a Slovak account",
    { currency: "EUR", seller: { ...seller, ...accounts.slovak } },
  ],
  ["SEPA QR", "euros to a Czech account", { currency: "EUR" }],
  ["SEPA QR", "euros to a German account", { currency: "EUR", seller: { ...seller, ...accounts.german } }],
])("%s stands under the code for %s", async (caption, _, changes) => {
  const bytes = await renderInvoicePdf(sampleInvoice(changes));
  expect((await pdfText(bytes))[0]).toContain(caption);
  expect(await scanned(bytes)).not.toBeNull();
});

const proforma = {
  id: "01a20000-0000-7000-8000-000000000009",
  number: "Z1",
  issuedOn: "2026-10-01",
} as const;

test.each<[string, Partial<Invoice>]>([
  ["crowns to a Slovak account", { seller: { ...seller, ...accounts.slovak } }],
  ["a paid invoice", { state: "paid", paidOn: "2026-12-01", paidMinor: 224_062n }],
  ["an invoice that follows a paid proforma", { origin: { ...proforma, kind: "proforma" } }],
  ["a credit note", { kind: "creditNote", origin: { ...proforma, kind: "invoice" } }],
  ["a draft", { state: "draft", number: null, issuedOn: null }],
  ["a cancelled one", { state: "cancelled" }],
])("for %s no code is printed", async (_, changes) => {
  const bytes = await renderInvoicePdf(sampleInvoice(changes));
  expect(await scanned(bytes)).toBeNull();
  expect((await pdfText(bytes))[0]).not.toMatch(/QR|PAY by/);
});

test("what was paid in part leaves a code for the rest, and the document says so", async () => {
  const bytes = await renderInvoicePdf(sampleInvoice({ paidMinor: 100_062n }));
  expect(readPayment((await scanned(bytes)) ?? "").amount).toBe("1240.00");
  expect((await pdfText(bytes))[0]).toMatch(/Zbývá uhradit 1 240,00 Kč/);
});
