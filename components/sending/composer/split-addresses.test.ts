import { expect, test } from "vitest";
import { splitAddresses } from "./split-addresses.ts";

test.each([
  ["a@b.cz, c@d.cz; e@f.cz", ["a@b.cz", "c@d.cz", "e@f.cz"]],
  ["a@b.cz\r\nc@d.cz\te@f.cz g@h.cz", ["a@b.cz", "c@d.cz", "e@f.cz", "g@h.cz"]],
  ['"Nová, Eva" <eva@b.cz>; Jan <jan@b.cz>', ['"Nová', "eva@b.cz", "jan@b.cz"]],
  ["Eva Nová", ["Eva Nová"]],
  [" ,;, ", []],
])("%j is %j", (text, addresses) => {
  expect(splitAddresses(text)).toEqual(addresses);
});
