import { requireSession } from "#lib/auth/session.ts";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type IssuedInvoice, isIssued } from "#lib/documents/issued-invoice.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

/** The route of a file of an issued document, whoever may read it; 404 for a draft, and where `answer` has none. */
export function issuedDownload(
  answer: (invoice: IssuedInvoice, company: ActingCompany) => Promise<Response | null>,
): Handler {
  return async (_request, { params }) => {
    const { company } = await requireSession("invoice:read");
    const invoice = await readInvoice(company, (await params).id);
    const answered = invoice && isIssued(invoice) && (await answer(invoice, company));
    return answered || new Response(null, { status: 404 });
  };
}
