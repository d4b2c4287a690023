"use client";

import { useRef, useState } from "react";
import { upload } from "#components/form/post.ts";
import { type Problem, problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import {
  type ImportColumns,
  type ImportField,
  MAX_FILE_BYTES,
  MAX_FILE_MB,
} from "#lib/customers/import/choices.ts";
import type { ImportResult } from "#lib/customers/import/import-customers.ts";
import type { ImportPreview } from "#lib/customers/import/preview-import.ts";

/** A file that is chosen, looked at and imported; whatever fails, the file and the choices stay. */
export function useCustomerImport() {
  const [file, setFile] = useState<Blob>();
  const [shown, setShown] = useState<ImportPreview>();
  const [addKnown, setAddKnown] = useState(false);
  const [busy, setBusy] = useState<"preview" | "import">();
  const [failure, setFailure] = useState<Problem>();
  const [done, setDone] = useState<ImportResult>();
  const latest = useRef(0);

  const look = async (blob: Blob, columns?: ImportColumns) => {
    latest.current += 1;
    const mine = latest.current;
    setBusy("preview");
    setFailure(undefined);
    const result = await upload<ImportPreview>("/customers/import/preview", blob, { columns });
    if (mine !== latest.current) return;
    setBusy(undefined);
    if (result.ok) setShown(result.value);
    else setFailure(sentenceOf(result));
  };

  const choose = async (picked: File | undefined) => {
    // Whoever closes the choice of a file keeps what they had.
    if (!picked) return;
    setShown(undefined);
    setFile(undefined);
    setDone(undefined);
    if (picked.size > MAX_FILE_BYTES) return setFailure(problem("csvTooLarge", { max: MAX_FILE_MB }));
    // A copy: what is imported is what was shown, also when the file changes meanwhile.
    const bytes = await picked.arrayBuffer().catch(() => undefined);
    if (!bytes) return setFailure(problem("csvFileChanged"));
    const copy = new Blob([bytes]);
    setFile(copy);
    await look(copy);
  };

  const chooseColumn = (field: ImportField, at: number | undefined) => {
    if (!file || !shown) return;
    const { [field]: _before, ...others } = shown.columns;
    const columns = at === undefined ? others : { ...others, [field]: at };
    setShown({ ...shown, columns });
    void look(file, columns);
  };

  const start = async () => {
    if (!file || !shown || busy) return;
    setBusy("import");
    setFailure(undefined);
    const result = await upload<ImportResult>("/customers/import/run", file, {
      columns: shown.columns,
      addKnown,
    });
    setBusy(undefined);
    if (!result.ok) return setFailure(sentenceOf(result));
    setDone(result.value);
    setShown(undefined);
    setFile(undefined);
    setAddKnown(false);
  };

  return { shown, addKnown, setAddKnown, busy, failure, done, choose, chooseColumn, start };
}

const sentenceOf = (result: Extract<Result<unknown>, { ok: false }>): Problem =>
  result.problem ?? Object.values(result.fields ?? {})[0] ?? problem("invalid");
