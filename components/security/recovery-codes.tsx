"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const t = useTranslations("security");
  const shown = useRef<HTMLUListElement>(null);
  return (
    <div className="space-y-4">
      <Alert kind="warning" title={t("codesTitle")}>
        <p>{t("codesText")}</p>
      </Alert>
      <ul ref={shown} className="grid grid-cols-2 gap-x-6 gap-y-1 font-mono sm:grid-cols-3">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={codes.join("\n")} shown={shown}>
          {t("copyCodes")}
        </CopyButton>
        <Button look="primary" small onClick={done}>
          {t("codesDone")}
        </Button>
      </div>
    </div>
  );
}
