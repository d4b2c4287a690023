import { useEffect, useRef, useState } from "react";
import { post } from "#components/form/post.ts";
import { type Problem, problem as sayProblem } from "#lib/base/errors.ts";
import type { Locale } from "#lib/base/locale.ts";
import type { MailPreview } from "#lib/sending/compose/preview-mail.ts";

const PAUSE_MS = 400;

type Shown = { preview?: MailPreview; problem?: Problem | undefined };

/** The mail as it would look with this text; what was there before stays until the new one has come. */
export function useMailPreview(invoiceId: string, language: Locale | undefined, text: string): Shown {
  const [shown, setShown] = useState<Shown>({});
  const asked = useRef(false);
  useEffect(() => {
    const mine = new AbortController();
    const asking = setTimeout(
      async () => {
        asked.current = true;
        const input = { invoiceId, language, text };
        const result = await post<MailPreview>("/invoices/mail-preview", input, mine.signal);
        if (mine.signal.aborted) return;
        if (result.ok) setShown({ preview: result.value });
        else setShown((before) => ({ ...before, problem: result.problem ?? sayProblem("invalid") }));
      },
      asked.current ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(asking);
      mine.abort();
    };
  }, [invoiceId, language, text]);
  return shown;
}
