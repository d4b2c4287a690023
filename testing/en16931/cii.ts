import type { Syntax } from "./syntax.ts";

const data = "urn:un:unece:uncefact:data:standard";
const trade = "rsm:SupplyChainTradeTransaction";
const settlement = `${trade}/ram:ApplicableHeaderTradeSettlement`;
const sums = `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
const means = `${settlement}/ram:SpecifiedTradeSettlementPaymentMeans`;
const credited = `${settlement}/ram:InvoiceReferencedDocument`;
const currency = "../../ram:InvoiceCurrencyCode";
const lineSettlement = "ram:SpecifiedLineTradeSettlement";
const lineAllowance = `${lineSettlement}/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator='false']`;
const quantity = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity";
const legal = "ram:SpecifiedLegalOrganization/ram:ID";
const endpoint = "ram:URIUniversalCommunication/ram:URIID";

export const cii: Syntax = {
  name: "CII",
  namespaces: {
    rsm: `${data}:CrossIndustryInvoice:100`,
    qdt: `${data}:QualifiedDataType:100`,
    ram: `${data}:ReusableAggregateBusinessInformationEntity:100`,
    udt: `${data}:UnqualifiedDataType:100`,
  },
  day: (text) => text.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"),
  head: {
    ...{ typeCode: "rsm:ExchangedDocument/ram:TypeCode", number: "rsm:ExchangedDocument/ram:ID" },
    issuedOn: "rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString[@format='102']",
    dueOn: `${settlement}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString[@format='102']`,
    taxPointOn: `${settlement}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString[@format='102']`,
    deliveredOn: `${trade}/ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString[@format='102']`,
    note: "rsm:ExchangedDocument/ram:IncludedNote/ram:Content",
    currency: `${settlement}/ram:InvoiceCurrencyCode`,
    ownCurrency: `${settlement}/ram:TaxCurrencyCode`,
    ownVat: `${sums}/ram:TaxTotalAmount[@currencyID!=${currency}]`,
    ownVatCurrency: `${sums}/ram:TaxTotalAmount[@currencyID!=${currency}]/@currencyID`,
    creditedNumber: `${credited}/ram:IssuerAssignedID`,
    creditedOn: `${credited}/ram:FormattedIssueDateTime/qdt:DateTimeString[@format='102']`,
    ...{ meansCode: `${means}/ram:TypeCode`, reference: `${settlement}/ram:PaymentReference` },
    iban: `${means}/ram:PayeePartyCreditorFinancialAccount/ram:IBANID`,
    bic: `${means}/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID`,
    ...{ linesSum: `${sums}/ram:LineTotalAmount`, allowancesSum: `${sums}/ram:AllowanceTotalAmount` },
    base: `${sums}/ram:TaxBasisTotalAmount`,
    vat: `${sums}/ram:TaxTotalAmount[@currencyID=${currency}]`,
    ...{ withVat: `${sums}/ram:GrandTotalAmount`, paid: `${sums}/ram:TotalPrepaidAmount` },
    ...{ rounding: `${sums}/ram:RoundingAmount`, payable: `${sums}/ram:DuePayableAmount` },
  },
  seller: `${trade}/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty`,
  buyer: `${trade}/ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty`,
  party: {
    ...{ endpoint, endpointScheme: `${endpoint}/@schemeID`, id: "ram:ID", name: "ram:Name" },
    ...{ street: "ram:PostalTradeAddress/ram:LineOne", city: "ram:PostalTradeAddress/ram:CityName" },
    ...{
      postcode: "ram:PostalTradeAddress/ram:PostcodeCode",
      country: "ram:PostalTradeAddress/ram:CountryID",
    },
    ...{ registrationNo: legal, registerScheme: `${legal}/@schemeID`, registerEntry: "ram:Description" },
    vatNo: "ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']",
    taxNo: "ram:SpecifiedTaxRegistration/ram:ID[@schemeID='FC']",
  },
  lines: `${trade}/ram:IncludedSupplyChainTradeLineItem`,
  line: {
    id: "ram:AssociatedDocumentLineDocument/ram:LineID",
    note: "ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content",
    ...{ quantity, unitCode: `${quantity}/@unitCode` },
    net: `${lineSettlement}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
    name: "ram:SpecifiedTradeProduct/ram:Name",
    price: "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount",
    category: `${lineSettlement}/ram:ApplicableTradeTax[ram:TypeCode='VAT']/ram:CategoryCode`,
    percent: `${lineSettlement}/ram:ApplicableTradeTax/ram:RateApplicablePercent`,
    ...{ allowance: `${lineAllowance}/ram:ActualAmount`, allowanceCode: `${lineAllowance}/ram:ReasonCode` },
    allowanceReason: `${lineAllowance}/ram:Reason`,
  },
  allowances: `${settlement}/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator='false']`,
  allowance: {
    ...{ amount: "ram:ActualAmount", code: "ram:ReasonCode", reason: "ram:Reason" },
    category: "ram:CategoryTradeTax[ram:TypeCode='VAT']/ram:CategoryCode",
    percent: "ram:CategoryTradeTax/ram:RateApplicablePercent",
  },
  breakdown: `${settlement}/ram:ApplicableTradeTax[ram:TypeCode='VAT']`,
  row: {
    ...{ base: "ram:BasisAmount", vat: "ram:CalculatedAmount", category: "ram:CategoryCode" },
    ...{ percent: "ram:RateApplicablePercent", reason: "ram:ExemptionReason" },
    reasonCode: "ram:ExemptionReasonCode",
  },
};
