"use client";

import { useRef } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";

/** A message that the person may send as it is. */
export function MessageToSend({ copy, children }: { copy: string; children: string }) {
  const message = useRef<HTMLQuoteElement>(null);
  return (
    <div className="max-w-prose space-y-2">
      <blockquote ref={message} className="rounded-field border-l-4 border-primary bg-base-200 px-4 py-3">
        {children}
      </blockquote>
      <CopyButton text={children} shown={message} className="print:hidden">
        {copy}
      </CopyButton>
    </div>
  );
}
