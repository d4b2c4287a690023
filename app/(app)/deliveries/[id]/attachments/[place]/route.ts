import { requireSession } from "#lib/auth/session.ts";
import { download } from "#lib/base/download.ts";
import { openFile } from "#lib/base/open-message.ts";
import { readDeliveryMime } from "#lib/outbox/read-delivery.ts";

/** One attachment of a message that we sent, only ever as a download. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/deliveries/[id]/attachments/[place]">,
): Promise<Response> {
  const { company } = await requireSession("delivery:read");
  const { id, place } = await params;
  const sent = /^\d{1,4}$/.test(place) ? await readDeliveryMime(company, id) : null;
  const file = sent && (await openFile(sent.mime, Number(place)));
  return file ? download(file.name || "priloha", file.content) : new Response(null, { status: 404 });
}
