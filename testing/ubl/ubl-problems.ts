import { fixed, type UblReader, withUbl } from "./read-ubl.ts";

/**
 * The rules of EN 16931 and of Peppol BIS Billing 3.0 that a document breaks, by name, worked out from the XML
 * alone: sums, VAT by category, and what each category wants. Not all rules; those that sums and VAT may break.
 */
export function ublProblems(bytes: Uint8Array): string[] {
  return withUbl(bytes, (reader) => [
    ...sumProblems(reader),
    ...currencyProblems(reader),
    ...breakdownProblems(reader),
    ...categoryProblems(reader),
    ...lineProblems(reader),
  ]);
}

const broken = (rules: Record<string, boolean>): string[] =>
  Object.keys(rules).filter((rule) => rules[rule] === false);

const sums = "cac:LegalMonetaryTotal/cbc:";
const lineOf = ({ root }: UblReader) => `cac:${root}Line`;
/** The breakdown of VAT stands in the only total that has one; the other is in the seller's own currency. */
const taxes = "cac:TaxTotal[cac:TaxSubtotal]";

function sumProblems(reader: UblReader): string[] {
  const { minor, sum } = reader;
  const taxMinor = minor(`${taxes}/cbc:TaxAmount`);
  const exclusive = minor(`${sums}TaxExclusiveAmount`);
  const inclusive = minor(`${sums}TaxInclusiveAmount`);
  const lines = minor(`${sums}LineExtensionAmount`);
  const payable = inclusive - minor(`${sums}PrepaidAmount`) + minor(`${sums}PayableRoundingAmount`);
  return broken({
    "BR-CO-10": lines === sum(`${lineOf(reader)}/cbc:LineExtensionAmount`),
    "BR-CO-11": minor(`${sums}AllowanceTotalAmount`) === sum("cac:AllowanceCharge/cbc:Amount"),
    "BR-CO-13": exclusive === lines - minor(`${sums}AllowanceTotalAmount`),
    "BR-CO-14": taxMinor === sum(`${taxes}/cac:TaxSubtotal/cbc:TaxAmount`),
    "BR-CO-15": inclusive === exclusive + taxMinor,
    "BR-CO-16": minor(`${sums}PayableAmount`) === payable,
  });
}

function currencyProblems({ text, texts, count }: UblReader): string[] {
  const currency = text("cbc:DocumentCurrencyCode");
  const own = text("cbc:TaxCurrencyCode");
  const inOwn = "cac:TaxTotal[not(cac:TaxSubtotal)]/cbc:TaxAmount";
  const others = texts("/@currencyID").filter((found) => found !== currency);
  return broken({
    "BR-53": text(`${inOwn}/@currencyID`) === own,
    "PEPPOL-EN16931-R005": own !== currency,
    "PEPPOL-EN16931-R008": count("/*[not(*) and not(normalize-space())]") === 0,
    "PEPPOL-EN16931-R051": others.length === (own ? 1 : 0) && others.every((found) => found === own),
    "PEPPOL-EN16931-R053": count(taxes) === 1,
  });
}

/** Each row of the breakdown beside the lines and allowances at its category and rate. */
function breakdownProblems(reader: UblReader): string[] {
  const { count, text, minor, sum } = reader;
  const rows = Array.from({ length: count(`${taxes}/cac:TaxSubtotal`) }, (_, index) => index + 1);
  return rows.flatMap((position) => {
    const row = `${taxes}/cac:TaxSubtotal[${position}]`;
    const category = text(`${row}/cac:TaxCategory/cbc:ID`);
    const percent = text(`${row}/cac:TaxCategory/cbc:Percent`);
    const same = `cbc:ID='${category}'${percent && ` and number(cbc:Percent)=${percent}`}`;
    const lines = sum(
      `${lineOf(reader)}[cac:Item/cac:ClassifiedTaxCategory[${same}]]/cbc:LineExtensionAmount`,
    );
    const allowances = sum(`cac:AllowanceCharge[cac:TaxCategory[${same}]]/cbc:Amount`);
    const base = minor(`${row}/cbc:TaxableAmount`);
    const tax = minor(`${row}/cbc:TaxAmount`);
    const reasons = count(`${row}/cac:TaxCategory/cbc:TaxExemptionReason`);
    // In 1/10,000 of a minor unit. VAT taken out of prices with it may be off by one (BR-CO-17 lets more pass).
    const off = tax * 10_000n - base * fixed(percent || "0", 2);
    return broken({
      [`BR-${category}-08`]: base === lines - allowances,
      [`BR-${category}-09`]: off >= -10_000n && off <= 10_000n,
      [`BR-${category}-10`]: reasons === (["E", "AE", "O"].includes(category) ? 1 : 0),
      [`BR-${category}-05`]:
        category === "O" ? percent === "" : (fixed(percent, 2) === 0n) === (category !== "S"),
    });
  });
}

function categoryProblems(reader: UblReader): string[] {
  const { texts, count } = reader;
  const used = new Set(texts("/*[self::cac:TaxCategory or self::cac:ClassifiedTaxCategory]/cbc:ID"));
  const vatNumbers = (party: string) =>
    count(`cac:${party}/cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID`);
  const [sellers, buyers] = [vatNumbers("AccountingSupplierParty"), vatNumbers("AccountingCustomerParty")];
  const registered = count("cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID");
  return broken({
    "BR-AE-02": !used.has("AE") || (sellers > 0 && buyers + registered > 0),
    "BR-S-02": !used.has("S") || sellers > 0,
    "BR-O-02": !used.has("O") || sellers + buyers === 0,
    "BR-O-11": !used.has("O") || (used.size === 1 && count(`${taxes}/cac:TaxSubtotal`) === 1),
  });
}

/** Quantity × price − allowance comes to the line's net amount, within two hundredths; no price is negative. */
function lineProblems(reader: UblReader): string[] {
  const places = 30;
  const rows = Array.from({ length: reader.count(lineOf(reader)) }, (_, index) => index + 1);
  return rows.flatMap((position) => {
    const line = `${lineOf(reader)}[${position}]`;
    const quantity = fixed(reader.text(`${line}/cbc:InvoicedQuantity|/*/${line}/cbc:CreditedQuantity`), 4);
    const price = fixed(reader.text(`${line}/cac:Price/cbc:PriceAmount`), places);
    const net = reader.minor(`${line}/cbc:LineExtensionAmount`);
    const allowance = reader.minor(`${line}/cac:AllowanceCharge/cbc:Amount`);
    const unit = 10n ** BigInt(places + 2);
    const off = (net + allowance) * unit - quantity * price;
    return broken({
      "BR-27": price >= 0n,
      "PEPPOL-EN16931-R120": off >= -2n * unit && off <= 2n * unit,
    });
  });
}
