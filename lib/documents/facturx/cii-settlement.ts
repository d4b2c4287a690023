import type { CreditTransfer } from "../en16931/credit-transfer.ts";
import type { EInvoice } from "../en16931/e-invoice.ts";
import type { XmlElement } from "../xml.ts";
import { amount, date, group, ram } from "./cii-element.ts";
import { allowance, breakdown, taxCategory } from "./cii-tax.ts";

/** How it is settled: currency, account, VAT, discounts, sums, and what a credit note takes back. */
export function ciiSettlement(invoice: EInvoice): XmlElement | null {
  const { currency, ownVat, payment, credited, dueOn } = invoice;
  return group("ApplicableHeaderTradeSettlement", [
    ram("PaymentReference", payment?.reference ?? ""),
    ram("TaxCurrencyCode", ownVat?.currency ?? ""),
    ram("InvoiceCurrencyCode", currency),
    payment && paymentMeans(payment),
    ...breakdown(invoice),
    ...invoice.allowances.map(({ minor, category }) =>
      allowance(invoice, minor, taxCategory("CategoryTradeTax", category)),
    ),
    group("SpecifiedTradePaymentTerms", [date("DueDateDateTime", dueOn)]),
    sums(invoice),
    credited &&
      group("InvoiceReferencedDocument", [
        ram("IssuerAssignedID", credited.number),
        date("FormattedIssueDateTime", credited.issuedOn, "qdt:DateTimeString"),
      ]),
  ]);
}

function paymentMeans({ meansCode, iban, bic }: CreditTransfer): XmlElement | null {
  return group("SpecifiedTradeSettlementPaymentMeans", [
    ram("TypeCode", meansCode),
    group("PayeePartyCreditorFinancialAccount", [ram("IBANID", iban)]),
    group("PayeeSpecifiedCreditorFinancialInstitution", [ram("BICID", bic)]),
  ]);
}

function sums({ sums, currency, ownVat }: EInvoice): XmlElement | null {
  const present = (name: string, minor: bigint) => (minor === 0n ? null : amount(name, minor));
  return group("SpecifiedTradeSettlementHeaderMonetarySummation", [
    amount("LineTotalAmount", sums.linesMinor),
    present("AllowanceTotalAmount", sums.allowancesMinor),
    amount("TaxBasisTotalAmount", sums.baseMinor),
    amount("TaxTotalAmount", sums.vatMinor, currency),
    ownVat && amount("TaxTotalAmount", ownVat.minor, ownVat.currency),
    present("RoundingAmount", sums.roundingMinor),
    amount("GrandTotalAmount", sums.withVatMinor),
    present("TotalPrepaidAmount", sums.paidMinor),
    amount("DuePayableAmount", sums.payableMinor),
  ]);
}
