import { requireSession } from "#lib/auth/session.ts";
import { readCaughtFile } from "#lib/sandbox/caught-mail.ts";

/** An attachment of a caught message, only ever as a download. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/sandbox/[id]/attachments/[place]">,
): Promise<Response> {
  const { company } = await requireSession("sandbox:read");
  const { id, place } = await params;
  const file = /^\d{1,4}$/.test(place) ? await readCaughtFile(company.id, id, Number(place)) : undefined;
  if (!file) return new Response(null, { status: 404 });
  const name = encodeURIComponent((file.filename ?? "priloha").toWellFormed()).replace(
    /['()*]/g,
    percentEncoded,
  );
  return new Response(Uint8Array.from(file.content), {
    headers: {
      "Content-Type": "application/octet-stream",
      // RFC 6266: the name in RFC 8187's form, which carries any letter and no quotes.
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}

// What encodeURIComponent lets through and RFC 8187 does not.
function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
