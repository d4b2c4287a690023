import { requireSession } from "#lib/auth/session.ts";
import { pictureKinds } from "#lib/company/pictures/choices.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import { readCompany } from "#lib/company/read-company.ts";

/** The logo or signature that stands on new documents. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ kind: string }> },
): Promise<Response> {
  const { company } = await requireSession("company:write");
  const asked = (await params).kind;
  const kind = pictureKinds.find((each) => each === asked);
  const picture = kind && (await readPictures(company, await readCompany(company.id)))[kind];
  if (!picture) return new Response(null, { status: 404 });
  return new Response(Buffer.from(picture.bytes), {
    headers: {
      "Content-Type": picture.type,
      "Content-Length": String(picture.bytes.length),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}
