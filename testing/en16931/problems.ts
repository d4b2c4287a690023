import { fixed } from "./fixed.ts";
import { type ReadEInvoice, readEInvoice, textsAt } from "./read-e-invoice.ts";

/**
 * The rules of EN 16931 and of Peppol BIS Billing 3.0 that a document of either syntax breaks, by name, worked out
 * from the XML alone: sums, VAT by category, and what each category wants. Not all rules; those that sums and VAT may
 * break.
 */
export function eInvoiceProblems(bytes: Uint8Array): string[] {
  const invoice = readEInvoice(bytes);
  return [
    ...sumProblems(invoice),
    ...headProblems(invoice),
    ...breakdownProblems(invoice),
    ...categoryProblems(invoice),
    ...lineProblems(invoice),
    ...elementProblems(invoice, bytes),
  ];
}

const broken = (rules: Record<string, boolean>): string[] =>
  Object.keys(rules).filter((rule) => rules[rule] === false);

const minor = (decimal: string): bigint => fixed(decimal || "0", 2);
const sumOf = (decimals: string[]): bigint => decimals.reduce((total, each) => total + minor(each), 0n);

function sumProblems({ head, lines, allowances, breakdown }: ReadEInvoice): string[] {
  const allowed = minor(head.allowancesSum);
  const [base, vat, withVat] = [minor(head.base), minor(head.vat), minor(head.withVat)];
  return broken({
    "BR-CO-10": minor(head.linesSum) === sumOf(lines.map(({ net }) => net)),
    "BR-CO-11": allowed === sumOf(allowances.map(({ amount }) => amount)),
    "BR-CO-13": base === minor(head.linesSum) - allowed,
    "BR-CO-14": vat === sumOf(breakdown.map((row) => row.vat)),
    "BR-CO-15": withVat === base + vat,
    "BR-CO-16": minor(head.payable) === withVat - minor(head.paid) + minor(head.rounding),
  });
}

function headProblems({ syntax, head, seller, buyer }: ReadEInvoice): string[] {
  // UBL has no place for the day when there is no account, and its rule does not look at credit notes.
  const dueSaid = head.dueOn !== "" || (syntax === "UBL" && head.typeCode === "381");
  return broken({
    "BR-53": head.ownVatCurrency === head.ownCurrency && (head.ownCurrency === "") === (head.ownVat === ""),
    "BR-CO-09": [seller.vatNo, buyer.vatNo].every((number) => number === "" || /^[A-Z]{2}/.test(number)),
    "BR-CO-25": minor(head.payable) <= 0n || dueSaid,
    "BR-CO-26": seller.id + seller.registrationNo + seller.vatNo !== "",
    "PEPPOL-EN16931-R005": head.ownCurrency !== head.currency,
  });
}

/** Each row of the breakdown beside the lines and allowances at its category and rate. */
function breakdownProblems({ lines, allowances, breakdown }: ReadEInvoice): string[] {
  return breakdown.flatMap((row) => {
    const { category, percent } = row;
    const same = (of: { category: string; percent: string }) =>
      of.category === category && minor(of.percent) === minor(percent);
    const net = sumOf(lines.filter(same).map((line) => line.net));
    const allowed = sumOf(allowances.filter(same).map(({ amount }) => amount));
    // In 1/10,000 of a minor unit. VAT taken out of prices with it may be off by one (BR-CO-17 lets more pass).
    const off = minor(row.vat) * 10_000n - minor(row.base) * minor(percent);
    return broken({
      [`BR-${category}-08`]: minor(row.base) === net - allowed,
      [`BR-${category}-09`]: off >= -10_000n && off <= 10_000n,
      [`BR-${category}-10`]: (row.reason !== "") === ["E", "AE", "O"].includes(category),
      [`BR-${category}-05`]:
        category === "O" ? percent === "" : (fixed(percent, 2) === 0n) === (category !== "S"),
    });
  });
}

function categoryProblems({ seller, buyer, lines, allowances, breakdown }: ReadEInvoice): string[] {
  const used = new Set([...lines, ...allowances, ...breakdown].map(({ category }) => category));
  const buyerKnown = buyer.vatNo + buyer.registrationNo !== "";
  return broken({
    "BR-AE-02": !used.has("AE") || (seller.vatNo !== "" && buyerKnown),
    "BR-S-02": !used.has("S") || seller.vatNo !== "",
    "BR-O-02": !used.has("O") || seller.vatNo + buyer.vatNo === "",
    "BR-O-11": !used.has("O") || (used.size === 1 && breakdown.length === 1),
  });
}

/** Quantity × price − allowance comes to the line's net amount, within two hundredths; no price is negative. */
function lineProblems({ lines }: ReadEInvoice): string[] {
  const places = 30;
  const unit = 10n ** BigInt(places + 2);
  return lines.flatMap((line) => {
    const price = fixed(line.price, places);
    const off = (minor(line.net) + minor(line.allowance)) * unit - fixed(line.quantity, 4) * price;
    return broken({
      "BR-27": price >= 0n,
      "PEPPOL-EN16931-R120": off >= -2n * unit && off <= 2n * unit,
    });
  });
}

function elementProblems({ syntax, head }: ReadEInvoice, bytes: Uint8Array): string[] {
  const empty = textsAt(bytes, "/*[not(*) and not(normalize-space())]").length === 0;
  if (syntax === "CII") return broken({ "PEPPOL-EN16931-R008": empty });
  const others = textsAt(bytes, "/@currencyID").filter((found) => found !== head.currency);
  const inOwn =
    others.length === (head.ownCurrency ? 1 : 0) && others.every((found) => found === head.ownCurrency);
  return broken({
    "PEPPOL-EN16931-R008": empty,
    "PEPPOL-EN16931-R051": inOwn,
    "PEPPOL-EN16931-R053": textsAt(bytes, "cac:TaxTotal[cac:TaxSubtotal]").length === 1,
  });
}
