type At<Term extends string> = Record<Term, string>;

/** Where a syntax of EN 16931 keeps the terms of the standard: paths of XPath under the root, or under their group. */
export type Syntax = {
  name: "UBL" | "CII";
  namespaces: Record<string, string>;
  /** As the syntax writes days → 2026-11-23. */
  day: (text: string) => string;
  head: At<
    | ("typeCode" | "number" | "issuedOn" | "dueOn" | "taxPointOn" | "deliveredOn" | "note" | "currency")
    | ("ownCurrency" | "ownVat" | "ownVatCurrency" | "creditedNumber" | "creditedOn")
    | ("meansCode" | "reference" | "iban" | "bic")
    | ("linesSum" | "allowancesSum" | "base" | "vat" | "withVat" | "paid" | "rounding" | "payable")
  >;
  seller: string;
  buyer: string;
  party: At<
    | ("endpoint" | "endpointScheme" | "id" | "name" | "street" | "city" | "postcode" | "country")
    | ("registrationNo" | "registerScheme" | "vatNo" | "taxNo" | "registerEntry")
  >;
  lines: string;
  line: At<
    | ("id" | "note" | "quantity" | "unitCode" | "net" | "name" | "category" | "percent" | "price")
    | ("allowance" | "allowanceCode" | "allowanceReason")
  >;
  allowances: string;
  allowance: At<"amount" | "code" | "reason" | "category" | "percent">;
  breakdown: string;
  row: At<"base" | "vat" | "category" | "percent" | "reason" | "reasonCode">;
};
