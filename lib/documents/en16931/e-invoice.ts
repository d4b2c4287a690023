import type { Day } from "#lib/base/dates.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { isUnderVat } from "#lib/invoices/counting.ts";
import { sum } from "#lib/invoices/exact-decimal.ts";
import { type CreditTransfer, creditTransfer } from "./credit-transfer.ts";
import { crediting } from "./crediting.ts";
import type { EInvoiceSource } from "./e-invoice-source.ts";
import { type Exemption, exemptionOf, type TaxCategory, taxCategory } from "./tax-category.ts";
import { type TradeLine, tradeLines } from "./trade-line.ts";
import { type TradeParty, tradeBuyer, tradeSeller } from "./trade-party.ts";

/**
 * An invoice or credit note as EN 16931 means it, whatever the syntax that it is written in: BT, BG and BR are its
 * terms, groups and rules. Amounts are minor units of the currency, those of a credit note positive.
 */
export type EInvoice = {
  /** BT-3, UNTDID 1001. */
  typeCode: "380" | "381";
  number: string;
  issuedOn: Day;
  dueOn: Day;
  /** BT-7 is of the tax: who pays none has the day of delivery (BT-72) only. */
  taxPointOn: Day | null;
  deliveredOn: Day;
  note: string;
  currency: string;
  /** BT-6, BT-111: VAT in the seller's own currency, where that is another. */
  ownVat: { currency: string; minor: bigint } | null;
  /** BG-3: what a credit note takes back. */
  credited: { number: string; issuedOn: Day } | null;
  seller: TradeParty;
  buyer: TradeParty;
  payment: CreditTransfer | null;
  /** The word and the code (UNTDID 5189) for what allowances take off. */
  discount: { code: string; reason: string };
  lines: TradeLine[];
  /** BG-20: the discount of the whole, at each rate. */
  allowances: { minor: bigint; category: TaxCategory }[];
  /** BG-23. */
  breakdown: { baseMinor: bigint; vatMinor: bigint; category: TaxCategory }[];
  exemption: Exemption | null;
  sums: Sums;
};

/** BG-22, down to what is still to be paid. */
type Sums = {
  linesMinor: bigint;
  allowancesMinor: bigint;
  baseMinor: bigint;
  vatMinor: bigint;
  withVatMinor: bigint;
  paidMinor: bigint;
  roundingMinor: bigint;
  payableMinor: bigint;
};

const DISCOUNT = "95";

/** The same invoice gives the same document. */
export function eInvoiceOf(source: EInvoiceSource): EInvoice {
  const invoice = source.kind === "creditNote" ? crediting(source) : source;
  const { number, issuedOn, dueOn, suppliedOn, currency, seller, totals, homeRecap } = invoice;
  return {
    typeCode: invoice.kind === "creditNote" ? "381" : "380",
    ...{ number, issuedOn, dueOn, currency },
    taxPointOn: isUnderVat(invoice.vatMode, seller) ? suppliedOn : null,
    deliveredOn: suppliedOn,
    note: noteOf(invoice),
    ownVat: homeRecap && { currency: homeRecap.currency, minor: homeRecap.vatMinor },
    credited: invoice.kind === "creditNote" ? invoice.origin : null,
    seller: tradeSeller(invoice),
    buyer: tradeBuyer(invoice),
    payment: creditTransfer(invoice),
    discount: { code: DISCOUNT, reason: translatorFor(invoice.language, "document")("discount") },
    lines: tradeLines(invoice),
    allowances: totals.discounts.map(({ vatRate, netMinor }) => ({
      minor: netMinor,
      category: taxCategory(invoice, vatRate),
    })),
    breakdown: totals.recap.map(({ vatRate, baseMinor, vatMinor }) => ({
      ...{ baseMinor, vatMinor },
      category: taxCategory(invoice, vatRate),
    })),
    exemption: exemptionOf(invoice),
    sums: sumsOf(invoice),
  };
}

const noteOf = ({ kind, reason, note }: EInvoiceSource): string =>
  [kind === "creditNote" ? reason : "", note].filter(Boolean).join("\n");

function sumsOf({ totals, paidMinor }: EInvoiceSource): Sums {
  const { baseMinor, vatMinor, roundingMinor, totalMinor, discounts, lineNetMinor } = totals;
  return {
    linesMinor: sum(lineNetMinor),
    allowancesMinor: sum(discounts.map(({ netMinor }) => netMinor)),
    ...{ baseMinor, vatMinor },
    withVatMinor: baseMinor + vatMinor,
    ...{ paidMinor, roundingMinor },
    payableMinor: totalMinor - paidMinor,
  };
}
