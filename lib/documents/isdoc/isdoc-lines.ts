import { minorToDecimal } from "#lib/base/money.ts";
import { isUnderVat } from "#lib/invoices/counting.ts";
import { hundredthsOf, WHOLE } from "#lib/invoices/percent.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";
import { element, type XmlElement } from "../xml.ts";
import { type Charge, chargesOf } from "./charges.ts";
import { exactInLocal, exactPrice, inLocal, type LocalAmounts } from "./local-amounts.ts";
import { shareByRate } from "./share-by-rate.ts";

// How VAT is found, in ISDOC's words: added to prices without it, or taken out of prices with it.
const FROM_THE_BOTTOM = "0";
const FROM_THE_TOP = "1";

type LocalCharge = Charge & { localNetMinor: bigint; localTaxMinor: bigint };

export function isdocLines(invoice: IssuedInvoice, local: LocalAmounts): XmlElement[] {
  const { pricesWithVat, seller, vatMode } = invoice;
  return localCharges(chargesOf(invoice), local).map((charge, index) =>
    element("InvoiceLine", [
      element("ID", String(index + 1)),
      element("InvoicedQuantity", charge.quantity, charge.unit ? { unitCode: charge.unit } : undefined),
      ...amountsOf(charge, local, pricesWithVat),
      ...pricesOf(charge, local, pricesWithVat),
      element("ClassifiedTaxCategory", [
        element("Percent", charge.vatRate),
        element("VATCalculationMethod", pricesWithVat ? FROM_THE_TOP : FROM_THE_BOTTOM),
        element("VATApplicable", String(isUnderVat(vatMode, seller))),
      ]),
      element("Item", [element("Description", charge.description)]),
    ]),
  );
}

/** In the local currency the lines add up to its recap. */
function localCharges(charges: Charge[], local: LocalAmounts): LocalCharge[] {
  const { by } = exactInLocal(0n, local);
  const nets = shareByRate(charges, local.recap, {
    total: ({ baseMinor }) => baseMinor,
    exact: ({ netMinor }) => exactInLocal(netMinor, local).value,
    by,
  });
  const taxes = shareByRate(charges, local.recap, {
    total: ({ vatMinor }) => vatMinor,
    exact: ({ taxMinor }) => exactInLocal(taxMinor, local).value,
    by,
  });
  return charges.map((charge, index) => ({
    ...charge,
    localNetMinor: nets[index] ?? 0n,
    localTaxMinor: taxes[index] ?? 0n,
  }));
}

function amountsOf(charge: LocalCharge, local: LocalAmounts, pricesWithVat: boolean): (XmlElement | null)[] {
  const { netMinor, taxMinor, localNetMinor, localTaxMinor, discountMinor } = charge;
  const foreign = (name: string, minor: bigint) => (local.foreign ? amount(`${name}Curr`, minor) : null);
  const before = (name: string, minor: bigint) =>
    discountMinor === 0n ? null : amount(`${name}BeforeDiscount`, inLocal(minor + discountMinor, local));
  const [net, gross] = ["LineExtensionAmount", "LineExtensionAmountTaxInclusive"] as const;
  return [
    foreign(net, netMinor),
    amount(net, localNetMinor),
    pricesWithVat ? null : before(net, netMinor),
    foreign(gross, netMinor + taxMinor),
    amount(gross, localNetMinor + localTaxMinor),
    pricesWithVat ? before(gross, netMinor + taxMinor) : null,
    amount("LineExtensionTaxAmount", localTaxMinor),
  ];
}

const amount = (name: string, minor: bigint): XmlElement => element(name, minorToDecimal(minor));

/** For one unit, in the local currency; the price that is not the invoice's own is computed from it. */
function pricesOf(charge: Charge, local: LocalAmounts, pricesWithVat: boolean): XmlElement[] {
  const { value, by } = exactInLocal(charge.unitPriceMinor, local);
  const withTax = WHOLE + hundredthsOf(charge.vatRate);
  const own = exactPrice(value, by);
  const [net, gross] = pricesWithVat
    ? [exactPrice(value * WHOLE, by * withTax), own]
    : [own, exactPrice(value * withTax, by * WHOLE)];
  return [element("UnitPrice", net), element("UnitPriceTaxInclusive", gross)];
}
