import { expect, test } from "vitest";
import { negated } from "./negated.ts";

test.each([
  ["1.5", "-1.5"],
  ["-1.5", "1.5"],
  ["0", "0"],
  ["0.00", "0.00"],
  ["0.0001", "-0.0001"],
])("%s pieces are taken back as %s, and all else of the line stays", (quantity, opposite) => {
  const line = { description: "Stůl", unitPriceMinor: -100n, vatRate: "21", discount: "10" };
  expect(negated([{ ...line, quantity }])).toEqual([{ ...line, quantity: opposite }]);
});
