import fc from "fast-check";
import { addDays } from "#lib/base/dates.ts";
import { locales } from "#lib/base/locale.ts";
import { currencies } from "#lib/base/money.ts";
import { vatStatuses } from "#lib/company/choices.ts";
import { vatDuties } from "#lib/company/vat-status.ts";
import type { IssuedInvoice } from "#lib/documents/issued-invoice.ts";
import { vatModes } from "#lib/invoices/choices.ts";
import { chargesVat, countInvoice, homeRecap, keptTerms } from "#lib/invoices/counting.ts";
import { documentKinds } from "#lib/invoices/number-pattern.ts";

const lettersOfHome = [..."áäčďéěíĺľňóôŕřšťúůýžÁÄČĎÉĚÍĹĽŇÓÔŔŘŠŤÚŮÝŽ"];
const awkward = [
  "👩‍🍳",
  "שלום",
  "]]>",
  "&",
  "<",
  '"',
  "'",
  "\u0000",
  "\u0008",
  "\ufffe",
  "\r",
  "\n",
  "\t",
  "\ud800",
];

/** Whatever might stand in a row of the database, though the forms refuse some of it. */
const text = (maxLength: number) =>
  fc.string({
    unit: fc.oneof(fc.constantFrom(...lettersOfHome, ...awkward, "a", "1", " "), fc.string({ maxLength: 1 })),
    maxLength,
  });

const number = fc.constantFrom("", "27160815", "CZ27160815", "SK2021234567", "12/34 <x>");
const party = {
  name: fc.oneof(
    text(30),
    text(30).map((part) => part.padEnd(500, "Ř")),
  ),
  street: fc.oneof(text(30), fc.constantFrom("", "Lípová 12", "U Dráhy 5/3a", "12 High Street")),
  city: text(20),
  postcode: text(8),
  country: fc.constantFrom("CZ", "SK", "DE", "US"),
  registrationNo: number,
  taxNo: number,
  vatNo: number,
};
const seller = fc.record({
  ...party,
  vatStatus: fc.constantFrom(...vatStatuses),
  registerEntry: text(40),
  iban: fc.constantFrom("", "CZ6508000000192000145399", "SK3112000000198742637541", "DE89370400440532013000"),
  swift: fc.constantFrom("", "GIBACZPX"),
});

const decimal = (greatest: number, places: number) =>
  fc
    .tuple(fc.integer({ min: -greatest, max: greatest }), fc.integer({ min: 0, max: 10 ** places - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(places, "0")}`.replace(/\.?0+$/, ""));
const line = fc.record({
  description: text(60),
  quantity: fc.oneof(decimal(20, 4), decimal(9_999_999_999, 4), fc.constant("0")),
  unit: text(5),
  unitPriceMinor: fc.oneof(
    fc.bigInt({ min: -100_000n, max: 100_000n }),
    fc.bigInt({ min: -99_999_999_999_999n, max: 99_999_999_999_999n }),
  ),
  vatRate: fc.constantFrom("21", "12", "0", "23", "19", "5", "12.5", "100", "7.75"),
  discount: fc.constantFrom("0", "10", "33.33", "100"),
});
const terms = fc.record({
  vatMode: fc.constantFrom(...vatModes),
  pricesWithVat: fc.boolean(),
  discount: fc.constantFrom("0", "5", "12.5", "100"),
  rounded: fc.boolean(),
  exchangeRate: fc.constantFrom(null, "25.285", "0.00000001", "1", "999999.12345678"),
});
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2000-01-01", days));

/** Of a credit note its invoice, of an invoice now and then a proforma. */
function originOf({
  kind,
  id,
  number,
  issuedOn,
}: Pick<IssuedInvoice, "kind" | "id" | "number" | "issuedOn">) {
  const made = { id, number: `${number}0`, issuedOn };
  if (kind === "creditNote") return { ...made, kind: "invoice" as const };
  return kind === "invoice" && number.length > 10 ? { ...made, kind: "proforma" as const } : null;
}

/** Issued invoices of every kind that the app knows: of payers and others, of one line and many, with odd texts. */
export const randomInvoice: fc.Arbitrary<IssuedInvoice> = fc
  .record({
    id: fc.uuid(),
    customerId: fc.uuid(),
    state: fc.constantFrom("issued" as const, "paid" as const),
    kind: fc.constantFrom(...documentKinds),
    reason: text(40),
    number: text(20),
    variableSymbol: fc.constantFrom("", "20260042"),
    ...{ issuedOn: day, suppliedOn: day, dueOn: day },
    currency: fc.constantFrom(...currencies),
    language: fc.constantFrom(...locales),
    note: text(200),
    bankAccountId: fc.constant(null),
    seller: seller.map(({ vatStatus, ...rest }) => ({ ...rest, ...vatDuties(vatStatus) })),
    buyer: fc.record(party),
    look: fc.constant({ name: "clear" as const, accent: "#24509a", logo: null, signature: null }),
    written: fc.array(line, { minLength: 1, maxLength: 12 }),
    terms,
  })
  .map(({ written, terms, ...invoice }) => {
    const context = { ...invoice.seller, currency: invoice.currency };
    const kept = keptTerms(terms, context);
    const charged = chargesVat(kept.vatMode, context);
    const lines = written.map((each) => ({ ...each, vatRate: charged ? each.vatRate : "0" }));
    const totals = countInvoice(lines, kept, context);
    const origin = originOf(invoice);
    const rest = { origin, shownState: invoice.state, paidOn: null, paidMinor: 0n, customerEmail: "", lines };
    return { ...invoice, ...kept, ...rest, totals, homeRecap: homeRecap(totals, kept, context) };
  });
