import type { Syntax } from "./syntax.ts";

const schema = "urn:oasis:names:specification:ubl:schema:xsd";
const credited = "cac:BillingReference/cac:InvoiceDocumentReference";
const account = "cac:PaymentMeans/cac:PayeeFinancialAccount";
/** The breakdown of VAT stands in the only total that has one; the other is in the seller's own currency. */
const ownTotal = "cac:TaxTotal[not(cac:TaxSubtotal)]/cbc:TaxAmount";
const sums = "cac:LegalMonetaryTotal";
const legal = "cac:PartyLegalEntity";
const itemTax = "cac:Item/cac:ClassifiedTaxCategory";

export const ubl: Syntax = {
  name: "UBL",
  namespaces: {
    cac: `${schema}:CommonAggregateComponents-2`,
    cbc: `${schema}:CommonBasicComponents-2`,
  },
  day: (text) => text,
  head: {
    typeCode: "cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode",
    ...{ number: "cbc:ID", issuedOn: "cbc:IssueDate", dueOn: "cbc:DueDate", taxPointOn: "cbc:TaxPointDate" },
    ...{ deliveredOn: "cac:Delivery/cbc:ActualDeliveryDate", note: "cbc:Note" },
    ...{ currency: "cbc:DocumentCurrencyCode", ownCurrency: "cbc:TaxCurrencyCode" },
    ...{ ownVat: ownTotal, ownVatCurrency: `${ownTotal}/@currencyID` },
    ...{ creditedNumber: `${credited}/cbc:ID`, creditedOn: `${credited}/cbc:IssueDate` },
    ...{ meansCode: "cac:PaymentMeans/cbc:PaymentMeansCode", reference: "cac:PaymentMeans/cbc:PaymentID" },
    ...{ iban: `${account}/cbc:ID`, bic: `${account}/cac:FinancialInstitutionBranch/cbc:ID` },
    ...{ linesSum: `${sums}/cbc:LineExtensionAmount`, allowancesSum: `${sums}/cbc:AllowanceTotalAmount` },
    ...{ base: `${sums}/cbc:TaxExclusiveAmount`, vat: "cac:TaxTotal[cac:TaxSubtotal]/cbc:TaxAmount" },
    ...{ withVat: `${sums}/cbc:TaxInclusiveAmount`, paid: `${sums}/cbc:PrepaidAmount` },
    ...{ rounding: `${sums}/cbc:PayableRoundingAmount`, payable: `${sums}/cbc:PayableAmount` },
  },
  seller: "cac:AccountingSupplierParty/cac:Party",
  buyer: "cac:AccountingCustomerParty/cac:Party",
  party: {
    ...{ endpoint: "cbc:EndpointID", endpointScheme: "cbc:EndpointID/@schemeID" },
    ...{ id: "cac:PartyIdentification/cbc:ID", name: `${legal}/cbc:RegistrationName` },
    ...{ street: "cac:PostalAddress/cbc:StreetName", city: "cac:PostalAddress/cbc:CityName" },
    ...{ postcode: "cac:PostalAddress/cbc:PostalZone" },
    country: "cac:PostalAddress/cac:Country/cbc:IdentificationCode",
    ...{ registrationNo: `${legal}/cbc:CompanyID`, registerScheme: `${legal}/cbc:CompanyID/@schemeID` },
    vatNo: "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID",
    taxNo: "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='TAX']/cbc:CompanyID",
    registerEntry: `${legal}/cbc:CompanyLegalForm`,
  },
  lines: "cac:InvoiceLine|cac:CreditNoteLine",
  line: {
    ...{ id: "cbc:ID", note: "cbc:Note", quantity: "cbc:InvoicedQuantity|cbc:CreditedQuantity" },
    unitCode: "cbc:InvoicedQuantity/@unitCode|cbc:CreditedQuantity/@unitCode",
    ...{ net: "cbc:LineExtensionAmount", name: "cac:Item/cbc:Name", price: "cac:Price/cbc:PriceAmount" },
    ...{ category: `${itemTax}/cbc:ID`, percent: `${itemTax}/cbc:Percent` },
    allowance: "cac:AllowanceCharge[cbc:ChargeIndicator='false']/cbc:Amount",
    allowanceCode: "cac:AllowanceCharge/cbc:AllowanceChargeReasonCode",
    allowanceReason: "cac:AllowanceCharge/cbc:AllowanceChargeReason",
  },
  allowances: "cac:AllowanceCharge[cbc:ChargeIndicator='false']",
  allowance: {
    ...{ amount: "cbc:Amount", code: "cbc:AllowanceChargeReasonCode", reason: "cbc:AllowanceChargeReason" },
    ...{ category: "cac:TaxCategory/cbc:ID", percent: "cac:TaxCategory/cbc:Percent" },
  },
  breakdown: "cac:TaxTotal/cac:TaxSubtotal",
  row: {
    ...{ base: "cbc:TaxableAmount", vat: "cbc:TaxAmount" },
    ...{ category: "cac:TaxCategory/cbc:ID", percent: "cac:TaxCategory/cbc:Percent" },
    reason: "cac:TaxCategory/cbc:TaxExemptionReason",
    reasonCode: "cac:TaxCategory/cbc:TaxExemptionReasonCode",
  },
};
