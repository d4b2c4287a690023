import { translatorFor } from "#lib/base/messages.ts";
import { hundredthsOf, WHOLE } from "#lib/invoices/percent.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";
import { shareByRate } from "./share-by-rate.ts";

/** What stands on a line of ISDOC, in minor units of the invoice's currency. */
export type Charge = {
  description: string;
  quantity: string;
  unit: string;
  vatRate: string;
  /** As printed: with VAT or without, as the prices of the invoice are. So is what the discount took off. */
  unitPriceMinor: bigint;
  discountMinor: bigint;
  netMinor: bigint;
  taxMinor: bigint;
};

/** The lines with their VAT. A discount of the whole, which ISDOC has no other place for, is a line for each rate. */
export function chargesOf(invoice: IssuedInvoice): Charge[] {
  const untaxed = [...lineCharges(invoice), ...discountCharges(invoice)];
  // What prices with VAT come to holds its VAT already.
  if (invoice.pricesWithVat)
    return untaxed.map(({ amountMinor, ...charge }) => ({
      ...charge,
      taxMinor: amountMinor - charge.netMinor,
    }));
  const taxes = shareByRate(untaxed, invoice.totals.recap, {
    total: ({ vatMinor }) => vatMinor,
    exact: ({ netMinor, vatRate }) => netMinor * hundredthsOf(vatRate),
    by: WHOLE,
  });
  return untaxed.map(({ amountMinor: _amount, ...charge }, index) => ({
    ...charge,
    taxMinor: taxes[index] ?? 0n,
  }));
}

type UntaxedCharge = Omit<Charge, "taxMinor"> & { amountMinor: bigint };

function lineCharges({ lines, totals }: IssuedInvoice): UntaxedCharge[] {
  return lines.map(({ description, quantity, unit, vatRate, unitPriceMinor }, index) => ({
    ...{ description, quantity, unit, vatRate, unitPriceMinor },
    amountMinor: totals.lineMinor[index] ?? 0n,
    netMinor: totals.lineNetMinor[index] ?? 0n,
    discountMinor: totals.lineDiscountMinor[index] ?? 0n,
  }));
}

function discountCharges({ totals, language }: IssuedInvoice): UntaxedCharge[] {
  const description = translatorFor(language, "document")("discount");
  return totals.discounts.map(({ vatRate, amountMinor, netMinor }) => ({
    ...{ description, quantity: "1", unit: "", vatRate, unitPriceMinor: -amountMinor },
    ...{ amountMinor: -amountMinor, netMinor: -netMinor, discountMinor: 0n },
  }));
}
