"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useState } from "react";
import { Button } from "./button.tsx";

type Props = {
  text: string;
  /** Where the text stands on the page: it is selected where the browser does not let us copy. */
  shown?: RefObject<HTMLElement | null>;
  look?: "secondary" | "quiet";
  className?: string;
  children: ReactNode;
};

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ text, shown, look, className = "", children }: Props) {
  const t = useTranslations("common");
  const [outcome, setOutcome] = useState<"copied" | "selected" | "notCopied">();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      // Without HTTPS there is no clipboard at all, and a person may have forbidden it.
      if (shown?.current) getSelection()?.selectAllChildren(shown.current);
      setOutcome(shown?.current ? "selected" : "notCopied");
    }
  };
  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <span className={`inline-flex flex-wrap items-center gap-2 ${className}`}>
      <Button
        small
        {...(look && { look })}
        icon={<Icon className="size-4" aria-hidden="true" />}
        onClick={() => void copy()}
      >
        {children}
      </Button>
      <span role="status" className="text-sm text-base-content/70">
        {outcome && t(outcome)}
      </span>
    </span>
  );
}
