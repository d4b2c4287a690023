import { minorToDecimal } from "#lib/base/money.ts";
import { isUnderVat } from "#lib/invoices/counting.ts";
import type { RateRecap } from "#lib/invoices/totals.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";
import { element, type XmlElement } from "../xml.ts";
import type { LocalAmounts } from "./local-amounts.ts";

/** The recap: base, VAT and sum for each rate. */
export function taxTotal(invoice: IssuedInvoice, local: LocalAmounts): XmlElement {
  const { totals } = invoice;
  return element("TaxTotal", [
    ...local.recap.map((row, index) =>
      taxSubTotal(row, local.foreign ? totals.recap[index] : undefined, taxCategory(row.vatRate, invoice)),
    ),
    local.foreign ? amount("TaxAmountCurr", totals.vatMinor) : null,
    amount("TaxAmount", local.vatMinor),
  ]);
}

const nothing = { baseMinor: 0n, vatMinor: 0n, totalMinor: 0n };

function taxSubTotal(row: RateRecap, foreign: RateRecap | undefined, category: XmlElement): XmlElement {
  // Taxed advances settled by this document: none.
  return element("TaxSubTotal", [
    ...triple("", row, foreign),
    ...triple("AlreadyClaimed", nothing, foreign && nothing),
    ...triple("Difference", row, foreign),
    category,
  ]);
}

type Triple = Omit<RateRecap, "vatRate">;

function triple(prefix: string, local: Triple, foreign: Triple | undefined): (XmlElement | null)[] {
  const names = {
    TaxableAmount: "baseMinor",
    TaxAmount: "vatMinor",
    TaxInclusiveAmount: "totalMinor",
  } as const;
  return Object.entries(names).flatMap(([name, key]) => [
    foreign ? amount(`${prefix}${name}Curr`, foreign[key]) : null,
    amount(`${prefix}${name}`, local[key]),
  ]);
}

// Under reverse charge within one country; the subject's code, which lines would want, is not on record.
function taxCategory(vatRate: string, { seller, buyer, vatMode }: IssuedInvoice): XmlElement {
  const reversed = vatMode === "reverseCharge" && seller.country === buyer.country;
  return element("TaxCategory", [
    element("Percent", vatRate),
    element("TaxScheme", "VAT"),
    element("VATApplicable", String(isUnderVat(vatMode, seller))),
    reversed ? element("LocalReverseChargeFlag", "true") : null,
  ]);
}

/** The sums of the whole document, down to what is to be paid. */
export function legalMonetaryTotal({ totals }: IssuedInvoice, local: LocalAmounts): XmlElement {
  const sums = (of: Triple) => {
    const withTax = of.baseMinor + of.vatMinor;
    return {
      TaxExclusiveAmount: of.baseMinor,
      TaxInclusiveAmount: withTax,
      AlreadyClaimedTaxExclusiveAmount: 0n,
      AlreadyClaimedTaxInclusiveAmount: 0n,
      DifferenceTaxExclusiveAmount: of.baseMinor,
      DifferenceTaxInclusiveAmount: withTax,
      PayableRoundingAmount: of.totalMinor - withTax,
      PaidDepositsAmount: 0n,
      PayableAmount: of.totalMinor,
    };
  };
  const foreign = local.foreign ? new Map(Object.entries(sums(totals))) : undefined;
  return element(
    "LegalMonetaryTotal",
    Object.entries(sums(local)).flatMap(([name, minor]) => [
      amount(name, minor),
      foreign ? amount(`${name}Curr`, foreign.get(name) ?? 0n) : null,
    ]),
  );
}

const amount = (name: string, minor: bigint): XmlElement => element(name, minorToDecimal(minor));
