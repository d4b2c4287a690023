import { requireSession } from "#lib/auth/session.ts";
import { download } from "#lib/base/download.ts";
import { readDeliveryMime } from "#lib/outbox/read-delivery.ts";

/** The message exactly as it goes out, only ever as a download. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/deliveries/[id]/eml">,
): Promise<Response> {
  const { company } = await requireSession("delivery:read");
  const { id } = await params;
  const sent = await readDeliveryMime(company, id);
  return sent ? download(`${id}.eml`, sent.mime, "message/rfc822") : new Response(null, { status: 404 });
}
