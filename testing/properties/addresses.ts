import fc from "fast-check";
import addressparser from "nodemailer/lib/addressparser";
import { expect } from "vitest";
import { parseEmailAddress } from "#lib/base/email-address.ts";
import { hostileText, nearly } from "./hostile-text.ts";

export const goodAddress: fc.Arbitrary<string> = fc
  .tuple(
    fc.stringMatching(/^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,12}(\.[a-z0-9]{1,6})?$/),
    fc.constantFrom("firma.cz", "Firma.CZ", "háčky.cz", "a-b.example.org", "xn--hky-ela4t.cz"),
  )
  .map(([local, domain]) => `${local}@${domain}`);

/** Whatever is typed: refused, or one address that nothing on the way can read as two, or as another one. */
export const addresses = fc.property(
  fc.oneof(
    nearly(goodAddress),
    fc.tuple(hostileText, hostileText).map((both) => both.join("@")),
    fc.emailAddress(),
  ),
  (typed) => {
    const parsed = parseEmailAddress(typed);
    if ("problem" in parsed) return;
    const { address } = parsed;
    expect(address).toMatch(/^[!#-'*+\-./0-9=?A-Z^-~]{1,64}@[a-z0-9.-]+\.[a-z0-9-]+$/);
    expect(address.length).toBeLessThanOrEqual(254);
    expect(parseEmailAddress(address)).toEqual({ address });
    // As the composer and a server would read it.
    expect(addressparser(address)).toEqual([{ name: "", address }]);
    expect(`RCPT TO:<${address}>`).toMatch(/^RCPT TO:<[!-;=?-~]+>$/);
  },
);
