import { readSession } from "#lib/auth/session.ts";
import { noteFirstView, openLink } from "#lib/sending/links/open-link.ts";

/**
 * Notes the first look at a public page; the company's own people do not count. The answer tells nothing.
 * @anyone whoever holds the link of an invoice
 */
export async function POST(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params;
  const [link, session] = await Promise.all([openLink(token), readSession()]);
  if (link && session?.company.id !== link.companyId) await noteFirstView(token);
  return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
}
