"use client";

import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Slip } from "#lib/mailbox/slips.ts";

// A name that is still being typed looks like a slip at every other letter.
const REST_MS = 600;

type Props = { slips: Slip[]; onApply: (values: Slip["values"]) => void };

/** Under a field: what looks like a slip there, and the right value as one click. */
export function SlipHint({ slips, onApply }: Props) {
  const t = useTranslations("slips");
  const shown = useRested(slips);
  return (
    <div role="status" className="space-y-2 empty:sr-only">
      {shown.map(({ field, id, params, values }) => (
        <div key={field} className="flex gap-2.5 rounded-field bg-base-200 px-3 py-2.5 text-sm">
          <Lightbulb className="mt-0.5 size-4.5 shrink-0 text-warning" aria-hidden="true" />
          <div className="min-w-0 flex-1">
            <p className="wrap-anywhere">{t(id, params)}</p>
            <Button
              small
              className="mt-2 h-auto max-w-full py-1.5 wrap-anywhere"
              onClick={() => onApply(values)}
            >
              {t("use", { value: params.right })}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}

/** The slips once they have stayed for a moment; one that is mended goes at once. */
function useRested(slips: Slip[]): Slip[] {
  const [rested, setRested] = useState("");
  const nameOf = ({ id, params }: Slip) => `${id} ${params.typed}`;
  const now = slips.map(nameOf).join("\n");
  useEffect(() => {
    const timer = setTimeout(() => setRested(now), REST_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return slips.filter((slip) => rested.split("\n").includes(nameOf(slip)));
}
