import { countInvoice, homeRecap, type Terms } from "#lib/invoices/counting.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";

const seller = {
  ...{ name: "Truhlářství U Lípy s.r.o.", street: "Lípová 12", city: "Žďár nad Sázavou", postcode: "591 01" },
  ...{ country: "CZ", registrationNo: "27160815", taxNo: "CZ27160815", vatNo: "" },
  ...{ vatPayer: true, identified: false },
  registerEntry: "Spisová značka C 1234 vedená u Krajského soudu v Brně",
  ...{ iban: "CZ6508000000192000145399", swift: "GIBACZPX" },
};
const buyer = {
  ...{ name: "Nakladatelství Tiché písmo a.s.", street: "Knihařská 7", city: "Praha 5", postcode: "150 00" },
  ...{ country: "CZ", registrationNo: "27380645", taxNo: "CZ27380645", vatNo: "" },
};

const look: Invoice["look"] = { name: "clear", accent: "#24509a", logo: null, signature: null };

/** Lines of an invoice, each with its own text. */
export function sampleLines(count: number): Invoice["lines"] {
  return Array.from({ length: count }, (_, index) => ({
    description: `Příliš žluťoučký kůň úpěl ďábelské ódy, díl ${index + 1}`,
    ...{ quantity: "1.5", unit: "hod.", unitPriceMinor: 123_450n, vatRate: index % 5 === 4 ? "12" : "21" },
  }));
}

const terms: Terms = {
  ...{ vatMode: "charged", pricesWithVat: false, discount: "0", rounded: false, exchangeRate: null },
};

/** An issued invoice that stands in no database; `changes` replace what it has, totals follow lines and terms. */
export function sampleInvoice(changes: Partial<Invoice> = {}): Invoice {
  const lines = changes.lines ?? sampleLines(1);
  const invoice = {
    ...{ id: "01a20000-0000-7000-8000-000000000001", customerId: "01a20000-0000-7000-8000-000000000002" },
    ...{ kind: "invoice", origin: null, reason: "" },
    ...{ state: "issued", shownState: "issued", number: "20260042", variableSymbol: "20260042" },
    ...{ issuedOn: "2026-11-23", suppliedOn: "2026-11-20", dueOn: "2026-12-07", paidOn: null, paidMinor: 0n },
    ...{
      currency: "CZK",
      language: "cs",
      note: "",
      bankAccountId: null,
      customerEmail: "faktury@tiche-pismo.example",
    },
    ...{ seller, buyer, look, ...terms },
    ...changes,
    lines,
  } satisfies Omit<Invoice, "totals" | "homeRecap">;
  const context = { ...invoice.seller, currency: invoice.currency };
  const totals = countInvoice(lines, invoice, context);
  return { ...invoice, totals, homeRecap: homeRecap(totals, invoice, context) };
}
