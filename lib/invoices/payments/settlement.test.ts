import { expect, test } from "vitest";
import { settlementOf } from "./settlement.ts";

const invoice = { totalMinor: 1000n, issuedOn: "2026-03-01" };
const paid = (paidOn: string, amountMinor: bigint) => ({ paidOn, amountMinor });

test.each([
  ["nothing paid", 1000n, [], 0n, null],
  ["a part", 1000n, [paid("2026-03-05", 999n)], 999n, null],
  ["the whole", 1000n, [paid("2026-03-05", 1000n)], 1000n, "2026-03-05"],
  ["in two parts", 1000n, [paid("2026-03-05", 400n), paid("2026-03-09", 600n)], 1000n, "2026-03-09"],
  ["recorded out of order", 1000n, [paid("2026-03-09", 600n), paid("2026-03-05", 400n)], 1000n, "2026-03-09"],
  ["before its issue", 1000n, [paid("2026-02-01", 1000n)], 1000n, "2026-02-01"],
  ["too much", 1000n, [paid("2026-03-05", 1100n)], 1100n, "2026-03-05"],
  [
    "too much, and that given back",
    1000n,
    [paid("2026-03-05", 1100n), paid("2026-03-08", -100n)],
    1000n,
    "2026-03-05",
  ],
  ["given back", 1000n, [paid("2026-03-05", 1000n), paid("2026-03-08", -1n)], 999n, null],
  [
    "given back and paid again",
    1000n,
    [paid("2026-03-05", 1000n), paid("2026-03-08", -500n), paid("2026-03-10", 500n)],
    1000n,
    "2026-03-10",
  ],
  ["a credit note, nothing given back", -1000n, [], 0n, null],
  ["a credit note, a part given back", -1000n, [paid("2026-03-05", -999n)], -999n, null],
  ["a credit note, all given back", -1000n, [paid("2026-03-05", -1000n)], -1000n, "2026-03-05"],
  ["a document of zero", 0n, [], 0n, "2026-03-01"],
] as const)("%s", (_, totalMinor, payments, paidMinor, paidOn) => {
  expect(settlementOf({ ...invoice, totalMinor }, [...payments])).toEqual({ paidMinor, paidOn });
});
