import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicInvoicePage } from "#components/public/invoice-page.tsx";
import { NoteView } from "#components/public/note-view.tsx";
import { translatorFor } from "#lib/base/messages.ts";
import { openLink } from "#lib/sending/links/open-link.ts";
import { publicPage } from "#lib/sending/links/public-page.ts";

type Props = { params: Promise<{ token: string }> };

// Nothing of the invoice: titles stand in histories.
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

/** @anyone whoever holds the link of an invoice */
export default async function PublicInvoice({ params }: Props) {
  const { token } = await params;
  const link = await openLink(token);
  if (!link) notFound();
  const page = publicPage(link.invoice);
  // In the language of the document, whatever the browser's is.
  const t = translatorFor(page.language, "publicPage");
  const words = { download: t("download"), payment: t("payment"), state: t(`state_${page.state}`) };
  return (
    <>
      <PublicInvoicePage page={page} pdf={`/i/${token}/pdf`} words={words} />
      <NoteView href={`/i/${token}/seen`} />
    </>
  );
}
