import type { ActingCompany } from "#lib/base/acting-company.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { takeBackSettled } from "./reminders/take-back.ts";

/**
 * Issues a draft. A credit note after which nothing is owed takes back the reminders of its invoice that still wait.
 * @throws UserError as `issueInvoice` of lib/invoices
 */
export function issueDocument(company: ActingCompany, input: { id: string }): Promise<{ number: string }> {
  return issueInvoice(company, input, async (tx, { kind, originId }) => {
    if (kind === "creditNote" && originId) await takeBackSettled(tx, company, originId);
  });
}
