import type { ActingCompany } from "#lib/base/acting-company.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { givenCustomer, givenDraft } from "./invoices.ts";

/** Issued invoices of one customer. */
export async function givenIssued(company: ActingCompany, count: number, email?: string): Promise<string[]> {
  const customerId = await givenCustomer(company, email === undefined ? {} : { email });
  const ids: string[] = [];
  while (ids.length < count) {
    const id = await givenDraft(company, { customerId });
    await issueInvoice(company, { id });
    ids.push(id);
  }
  return ids;
}
