import { useEffect, useState } from "react";
import { post } from "#components/form/post.ts";
import type { TemplatePreview } from "#lib/sending/templates/preview-template.ts";
import type { TemplateDraft } from "#lib/sending/templates/schema.ts";

const PAUSE_MS = 400;

/**
 * The preview of what was typed last, for the document that was chosen; while that cannot be drawn, the one before.
 * @param first what the server drew of the values that the page came with, for its newest document
 */
export function useTemplatePreview(
  first: TemplatePreview,
  { kind, language, subject, text, invoiceId }: TemplateDraft,
): TemplatePreview {
  const [preview, setPreview] = useState(first);
  const [drawn, setDrawn] = useState({ first, subject, text, invoiceId });
  useEffect(() => {
    const same = drawn.subject === subject && drawn.text === text && drawn.invoiceId === invoiceId;
    // What the server drew anew has another signature, say, and what was saved last.
    if (drawn.first === first && same) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const draft = { kind, language, subject, text, invoiceId };
      const result = await post<TemplatePreview>("/settings/templates/preview", draft, stop.signal);
      if (stop.signal.aborted || !result.ok) return;
      setPreview(result.value);
      setDrawn({ first, subject, text, invoiceId });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [first, kind, language, subject, text, invoiceId, drawn]);
  return preview;
}
