import type { CreditTransfer } from "../en16931/credit-transfer.ts";
import type { XmlElement } from "../xml.ts";
import { cac, cbc } from "./ubl-element.ts";

export function paymentMeans(payment: CreditTransfer | null): XmlElement | null {
  return (
    payment &&
    cac("PaymentMeans", [
      cbc("PaymentMeansCode", payment.meansCode),
      cbc("PaymentID", payment.reference),
      cac("PayeeFinancialAccount", [
        cbc("ID", payment.iban),
        cac("FinancialInstitutionBranch", [cbc("ID", payment.bic)]),
      ]),
    ])
  );
}
