import { requireSession } from "#lib/auth/session.ts";
import { download } from "#lib/base/download.ts";
import { readCaughtFile } from "#lib/sandbox/caught-mail.ts";

/** An attachment of a caught message, only ever as a download. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/sandbox/[id]/attachments/[place]">,
): Promise<Response> {
  const { company } = await requireSession("sandbox:read");
  const { id, place } = await params;
  const file = /^\d{1,4}$/.test(place) ? await readCaughtFile(company.id, id, Number(place)) : undefined;
  return file ? download(file.name || "priloha", file.content) : new Response(null, { status: 404 });
}
