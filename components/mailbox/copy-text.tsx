"use client";

import { type ReactNode, useRef } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";

/** A text to carry elsewhere, with a button that copies it. */
export function CopyText({ text, children }: { text: string; children: ReactNode }) {
  const shown = useRef<HTMLElement>(null);
  return (
    <>
      <code ref={shown} className="min-w-0 flex-1 basis-56 font-mono text-xs leading-6 wrap-anywhere">
        {text}
      </code>
      <CopyButton text={text} shown={shown} look="quiet" className="-ml-3 sm:ml-0">
        {children}
      </CopyButton>
    </>
  );
}
