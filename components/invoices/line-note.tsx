import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { LineNotice } from "./use-line-list.ts";

/** What was done last with the lines, also read aloud; with it, the way back. */
export function LineNote({ notice }: { notice: LineNotice | undefined }) {
  const t = useTranslations("invoices");
  return (
    <>
      <p role="status" className={`text-sm ${notice?.problem ? "text-error" : "text-base-content/70"}`}>
        {notice?.problem ? <ProblemText problem={notice.problem} /> : notice?.text}
      </p>
      {notice?.undo && (
        <Button
          small
          look="quiet"
          icon={<Undo2 className="size-4" aria-hidden="true" />}
          onClick={notice.undo}
        >
          {t("putBack")}
        </Button>
      )}
    </>
  );
}
