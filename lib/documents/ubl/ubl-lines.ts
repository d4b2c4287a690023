import type { EInvoice } from "../en16931/e-invoice.ts";
import { element, type XmlElement } from "../xml.ts";
import { amount, cac, cbc } from "./ubl-element.ts";
import { allowance, taxCategory } from "./ubl-tax.ts";

/** The lines of an invoice, under the names that the kind of document has for them. */
export function ublLines(
  invoice: EInvoice,
  names: { line: string; quantity: string },
): (XmlElement | null)[] {
  const { lines, currency } = invoice;
  return lines.map((line) =>
    cac(names.line, [
      cbc("ID", line.id),
      cbc("Note", line.note),
      element(`cbc:${names.quantity}`, line.quantity, { unitCode: line.unitCode }),
      amount("LineExtensionAmount", line.netMinor, currency),
      line.allowanceMinor === 0n ? null : allowance(invoice, line.allowanceMinor),
      cac("Item", [cbc("Name", line.name), taxCategory("ClassifiedTaxCategory", line.category)]),
      cac("Price", [element("cbc:PriceAmount", line.price, { currencyID: currency })]),
    ]),
  );
}
