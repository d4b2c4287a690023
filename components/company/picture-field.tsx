"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { upload } from "#components/form/post.ts";
import { settle } from "#components/form/use-action-form.ts";
import { useHydrated } from "#components/form/use-hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { type Problem, problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import { MAX_PICTURE_BYTES, MAX_PICTURE_MB, type PictureKind } from "#lib/company/pictures/choices.ts";

const PICTURES = "/settings/company/pictures";

type Props = {
  kind: PictureKind;
  /** The SHA-256 of the one that is shown. */
  current: string | null;
  remove: (input: { kind: PictureKind }) => Promise<Result<void>>;
};

/** The logo, or signature: a file is put on documents as soon as it is chosen. */
export function PictureField({ kind, current, remove }: Props) {
  const t = useTranslations("company");
  const router = useRouter();
  const id = useId();
  const hydrated = useHydrated();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Problem>();
  const [done, setDone] = useState<"pictureKept" | "pictureRemoved">();

  const run = async (deed: () => Promise<Result<unknown>>, success: typeof done) => {
    setBusy(true);
    setFailure(undefined);
    setDone(undefined);
    const result = await settle(deed);
    setBusy(false);
    if (!result.ok) return setFailure(sentenceOf(result));
    setDone(success);
    router.refresh();
  };
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file || busy) return;
    // What is far too large is not sent at all.
    if (file.size > MAX_PICTURE_BYTES) setFailure(problem("pictureTooLarge", { max: MAX_PICTURE_MB }));
    else {
      const bytes = await file.arrayBuffer().catch(() => undefined);
      if (bytes) await run(() => upload(PICTURES, new Blob([bytes]), { kind }), "pictureKept");
      else setFailure(problem("pictureUnread"));
    }
    // The same file may be chosen again, when it was mended.
    input.value = "";
  };

  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {t(kind)}
      </label>
      {current && (
        <div className="mb-2 flex flex-wrap items-center gap-3">
          {/* biome-ignore lint/performance/noImgElement: a picture as it was uploaded, from our own server */}
          <img
            src={`${PICTURES}/${kind}?v=${current}`}
            alt={t(`${kind}Shown`)}
            className="max-h-24 max-w-48 rounded border border-base-300 bg-white object-contain p-2"
          />
          <Button small busy={busy} onClick={() => run(() => remove({ kind }), "pictureRemoved")}>
            {t(`${kind}Remove`)}
          </Button>
        </div>
      )}
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg"
        disabled={!hydrated}
        aria-busy={busy || undefined}
        aria-invalid={failure ? true : undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
        className={`file-input w-full ${failure ? "file-input-error" : ""}`}
        onChange={(event) => void choose(event.currentTarget)}
      />
      <p
        id={`${id}-problem`}
        role="status"
        className={`mt-1 text-sm ${failure ? "text-error" : "text-success"}`}
      >
        {failure ? <ProblemText problem={failure} /> : done && t(done)}
      </p>
      <p id={`${id}-hint`} className="mt-1 text-sm text-base-content/70">
        {t(`${kind}Hint`, { max: MAX_PICTURE_MB })}
      </p>
    </div>
  );
}

const sentenceOf = (result: Extract<Result<unknown>, { ok: false }>): Problem =>
  result.problem ?? Object.values(result.fields ?? {})[0] ?? problem("invalid");
