"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useHydrated } from "#components/form/use-hydrated.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/field.tsx";
import { MAX_FILE_MB, MAX_ROWS } from "#lib/customers/import/choices.ts";
import type { ImportResult } from "#lib/customers/import/import-customers.ts";
import { ColumnChoices } from "./column-choices.tsx";
import { ImportOutlook } from "./import-outlook.tsx";
import { useCustomerImport } from "./use-customer-import.ts";

/** Choose a file, see what would happen, confirm. */
export function ImportForm() {
  const t = useTranslations("customerImport");
  const { shown, addKnown, setAddKnown, busy, failure, done, choose, chooseColumn, start } =
    useCustomerImport();
  const known = shown ? shown.counts.existing + shown.counts.repeated : 0;
  const count = shown ? shown.counts.new + (addKnown ? known : 0) : 0;
  return (
    <div className="max-w-3xl space-y-8 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <FileField onChoose={choose} />
      {busy === "preview" && !shown && <p role="status">{t("reading")}</p>}
      {shown && (
        <>
          <ColumnChoices {...shown} onChoose={chooseColumn} />
          {shown.columns.name === undefined ? (
            <Alert kind="warning">{t("nameNeeded")}</Alert>
          ) : (
            <ImportOutlook {...shown} />
          )}
          {known > 0 && (
            <Checkbox
              label={t("addKnown")}
              checked={addKnown}
              onChange={({ currentTarget }) => setAddKnown(currentTarget.checked)}
            />
          )}
        </>
      )}
      <FormProblem problem={failure} />
      {done && <Done {...done} />}
      {shown && (
        <Button look="primary" busy={busy !== undefined} disabled={count === 0} onClick={start}>
          {t("submit", { count })}
        </Button>
      )}
    </div>
  );
}

function FileField({ onChoose }: { onChoose: (file: File | undefined) => Promise<void> }) {
  const t = useTranslations("customerImport");
  const hydrated = useHydrated();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {t("file")}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        aria-describedby={`${id}-hint`}
        disabled={!hydrated}
        // The same file, mended, can be chosen again.
        onClick={({ currentTarget }) => {
          currentTarget.value = "";
        }}
        onChange={({ currentTarget }) => void onChoose(currentTarget.files?.[0])}
        className="file-input w-full"
      />
      <p id={`${id}-hint`} className="mt-1 text-sm text-base-content/70">
        {t("fileHint", { rows: MAX_ROWS, max: MAX_FILE_MB })}
      </p>
    </div>
  );
}

function Done({ added, skipped, bad }: ImportResult) {
  const t = useTranslations("customerImport");
  const onward = useRef<HTMLAnchorElement>(null);
  // The button that was pressed is gone.
  useEffect(() => onward.current?.focus(), []);
  return (
    <Alert kind="success" title={t("done", { count: added })}>
      {skipped > 0 && <p>{t("skipped", { count: skipped })}</p>}
      {bad > 0 && <p>{t("leftOut", { count: bad })}</p>}
      <Link ref={onward} href="/customers" className="link">
        {t("toCustomers")}
      </Link>
    </Alert>
  );
}
