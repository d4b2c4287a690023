import jsQR from "jsqr";
import QRCode from "qrcode";
import { expect, test } from "vitest";
import { accountNumber } from "./account-number.ts";
import { type Payment, paymentCode } from "./payment-code.ts";

const payment: Payment = {
  ...{ iban: "CZ6508000000192000145399", swift: "GIBACZPX", minor: 4_880_508n, currency: "CZK" },
  ...{ variableSymbol: "20260042", dueOn: "2026-12-07", message: "Faktura 2026/0042 – žluťoučký*kůň" },
};

test("the code says account, amount, due date, symbol and message as SPAYD wants", () => {
  expect(paymentCode(payment)).toBe(
    "SPD*1.0*ACC:CZ6508000000192000145399+GIBACZPX*AM:48805.08*CC:CZK*DT:20261207*X-VS:20260042" +
      "*MSG:FAKTURA 2026/0042  ZLUTOUCKYKUN",
  );
});

test("what is missing is left out", () => {
  expect(paymentCode({ ...payment, swift: "", variableSymbol: "", message: "" })).toBe(
    "SPD*1.0*ACC:CZ6508000000192000145399*AM:48805.08*CC:CZK*DT:20261207",
  );
});

test.each<[string, Partial<Payment>]>([
  ["euros", { currency: "EUR" }],
  ["a foreign account", { iban: "DE89370400440532013000" }],
  ["no account", { iban: "" }],
  ["nothing to pay", { minor: 0n }],
  ["money to return", { minor: -100n }],
  ["more than the format can say", { minor: 10n ** 9n }],
])("for %s there is no code", (_, changes) => {
  expect(paymentCode({ ...payment, ...changes })).toBeNull();
});

test("a phone reads the code back letter for letter", () => {
  const text = paymentCode(payment) ?? "";
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const [scale, quiet] = [4, 4];
  const side = (modules.size + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [Math.floor(y / scale) - quiet, Math.floor(x / scale) - quiet];
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      if (inside && modules.get(row, column)) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  expect(jsQR(pixels, side, side)?.data).toBe(text);
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
