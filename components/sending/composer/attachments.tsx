import { Paperclip, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, type Ref, useRef, useState } from "react";
import { upload } from "#components/form/post.ts";
import { Button } from "#components/ui/button.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { type Problem, problem as sayProblem } from "#lib/base/errors.ts";
import { formatSize } from "#lib/base/format-measure.ts";
import type { Result } from "#lib/base/result.ts";
import { MAX_FILES, MAX_UPLOAD_MB } from "#lib/sending/compose/choices.ts";
import type { Uploaded } from "#lib/sending/uploads/schema.ts";

type Props = {
  /** The documents of the invoice, to be ticked. */
  documents: ReactNode;
  files: Uploaded[];
  onFiles: (change: (files: Uploaded[]) => Uploaded[]) => void;
  /** Bytes of the whole message, and of the largest that its mailbox sends. */
  size: number;
  limit: number;
  problem: Problem | undefined;
  /** What is wrong with them: comes into view when somebody sends all the same. */
  problemRef: Ref<HTMLDivElement>;
};

/** What a mail carries: its documents, further files, and how much of what its mailbox sends that takes. */
export function Attachments({ documents, files, onFiles, size, limit, problem, problemRef }: Props) {
  const t = useTranslations("sending");
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<{ name: string; problem: Problem }[]>([]);
  const add = async (chosen: File[]) => {
    setFailures([]);
    setBusy(true);
    let room = MAX_FILES - files.length;
    for (const file of chosen) {
      const result = room > 0 ? await put(file) : refused("tooManyFiles", MAX_FILES);
      if (result.ok) {
        room -= 1;
        onFiles((before) => [...before, result.value]);
      } else {
        const said = result.problem ?? Object.values(result.fields ?? {})[0] ?? sayProblem("invalid");
        setFailures((before) => [...before, { name: file.name, problem: said }]);
      }
    }
    setBusy(false);
  };
  const over = size > limit;
  const said = over ? sayProblem("messageTooLarge", { max: Math.floor(limit / 1_000_000) }) : problem;
  return (
    <fieldset className="space-y-2 text-sm">
      <legend className="mb-1 font-medium">{t("attachments")}</legend>
      {documents}
      <ul className="space-y-1">
        {files.map(({ id, name, size: bytes }) => (
          <li key={id} className="flex items-center gap-2">
            <Paperclip className="size-4 shrink-0" aria-hidden="true" />
            <span className="min-w-0 wrap-anywhere">{name}</span>
            <span className="text-base-content/70">{formatSize(bytes, locale)}</span>
            <button
              type="button"
              className="btn btn-square btn-ghost btn-xs"
              onClick={() => onFiles((before) => before.filter((file) => file.id !== id))}
            >
              <X className="size-4" aria-hidden="true" />
              <span className="sr-only">{t("removeFile", { name })}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])];
            target.value = "";
            void add(chosen);
          }}
        />
        <Button
          small
          busy={busy}
          disabled={files.length >= MAX_FILES}
          icon={<Paperclip className="size-4" aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          {t("addFiles")}
        </Button>
        <span className={over ? "text-error" : "text-base-content/70"}>
          {t("messageSize", { size: formatSize(size, locale), limit: formatSize(limit, locale) })}
        </span>
      </div>
      <div ref={problemRef} role="alert" tabIndex={-1} className="text-error">
        {failures.map(({ name, problem }) => (
          <p key={name} className="wrap-anywhere">
            {name}: <ProblemText problem={problem} />
          </p>
        ))}
        {said && (
          <p>
            <ProblemText problem={said} />
          </p>
        )}
      </div>
    </fieldset>
  );
}

// What is too large is said before it travels.
async function put(file: File): Promise<Result<Uploaded>> {
  if (file.size > MAX_UPLOAD_MB * 1_000_000) return refused("fileTooLarge", MAX_UPLOAD_MB);
  return upload<Uploaded>("/invoices/attachments", file, { name: file.name });
}

function refused(why: "tooManyFiles" | "fileTooLarge", max: number): Result<Uploaded> {
  return { ok: false, problem: sayProblem(why, { max }) };
}
