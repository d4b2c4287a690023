import { useEffect, useRef, useState } from "react";
import { post } from "#components/form/post.ts";
import type { MailPreview } from "#lib/sending/compose/preview-mail.ts";

const PAUSE_MS = 400;

/** The mail as it would look with this text; what was there before stays until the new one has come. */
export function useMailPreview(invoiceId: string, text: string): MailPreview | undefined {
  const [preview, setPreview] = useState<MailPreview>();
  const asked = useRef(false);
  useEffect(() => {
    const mine = new AbortController();
    const asking = setTimeout(
      async () => {
        asked.current = true;
        const result = await post<MailPreview>("/invoices/mail-preview", { invoiceId, text }, mine.signal);
        if (result.ok && !mine.signal.aborted) setPreview(result.value);
      },
      asked.current ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(asking);
      mine.abort();
    };
  }, [invoiceId, text]);
  return preview;
}
