import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { UnsavedStart } from "#lib/invoices/unsaved/open-editor.ts";
import { useKeptAt } from "./kept-at.ts";

type Props = {
  unsaved: UnsavedStart;
  /** Of the draft that it was typed over. */
  draftId: string | undefined;
  discard: () => Promise<Result<unknown>>;
  onDiscarded: () => void;
};

/** Above the editor that begins with unsaved changes: from when they are, whether the draft has changed since, the way back. */
export function RestoredNotice({ unsaved, draftId, discard, onDiscarded }: Props) {
  const t = useTranslations("editor");
  const [closed, setClosed] = useState(false);
  const when = useKeptAt(unsaved.keptAt);
  if (closed) return null;
  return (
    <Alert kind={unsaved.outdated ? "warning" : "info"}>
      <p>{t("restored", { when })}</p>
      {unsaved.outdated && (
        <p className="mt-1">
          {t("outdated")}{" "}
          <a href={`/invoices/${draftId}`} target="_blank" rel="noreferrer" className="link">
            {t("lookAtDraft")}
            <span className="sr-only"> ({t("newTab")})</span>
          </a>
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <DeedButton small action={discard} input={undefined} onSuccess={onDiscarded}>
          {t("discard")}
        </DeedButton>
        {unsaved.outdated && (
          <Button small onClick={() => setClosed(true)}>
            {t("continueMine")}
          </Button>
        )}
      </div>
    </Alert>
  );
}
