"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FormFoot } from "#components/form/form-foot.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import { isReadable, looks, swatches } from "#lib/company/look/choices.ts";
import type { LookForm as Values } from "#lib/company/look/schema.ts";
import { LookPicture } from "./look-picture.tsx";

const loadSchema = () => import("#lib/company/look/schema.ts").then(({ lookSchema }) => lookSchema);

type Props = { values: Values; action: (input: Values) => Promise<Result<Values>> };

/** How documents look, each choice with its picture in the colour that is chosen. */
export function LookForm({ values, action }: Props) {
  const t = useTranslations("company");
  const router = useRouter();
  const [kept, setKept] = useState(false);
  const accentId = useId();
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: values,
    action,
    onSuccess: (look) => {
      form.reset(look);
      router.refresh();
      setKept(true);
    },
  });
  const { isSubmitting, isDirty, errors } = form.formState;
  const accent = form.watch("accent");
  const wrong = isReadable(accent) ? errors.accent?.message : problem("accentTooLight");
  return (
    <form {...form.attributes} className="space-y-6">
      <fieldset>
        <legend className="mb-3 font-semibold">{t("look")}</legend>
        <p className="mb-4 text-sm text-base-content/70">{t("lookIntro")}</p>
        <div className="grid max-w-md grid-cols-3 gap-3">
          {looks.map((look) => (
            <label
              key={look}
              className="cursor-pointer rounded-box border border-base-300 p-2 has-checked:border-primary has-checked:ring-1 has-checked:ring-primary has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
            >
              <span className="block overflow-hidden rounded border border-base-300">
                <LookPicture look={look} accent={accent} />
              </span>
              <span className="mt-2 flex items-start gap-2 text-sm leading-4">
                <input type="radio" className="radio radio-xs" value={look} {...form.register("look")} />
                {t(`look_${look}`)}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <label htmlFor={accentId} className="mb-1 block text-sm font-medium">
          {t("accent")}
        </label>
        <div className="flex flex-wrap items-center gap-2">
          <input
            id={accentId}
            type="color"
            className="h-10 w-14 cursor-pointer rounded border border-base-300 bg-base-100 p-1"
            aria-invalid={wrong ? true : undefined}
            aria-describedby={`${accentId}-note`}
            {...form.register("accent")}
          />
          {swatches.map((swatch) => (
            <button
              key={swatch.name}
              type="button"
              aria-label={t(`accent_${swatch.name}`)}
              aria-pressed={accent === swatch.accent}
              title={t(`accent_${swatch.name}`)}
              style={{ backgroundColor: swatch.accent }}
              className="size-8 cursor-pointer rounded-full border border-base-content/20 aria-pressed:ring-2 aria-pressed:ring-base-content aria-pressed:ring-offset-2 aria-pressed:ring-offset-base-100"
              onClick={() =>
                form.setValue("accent", swatch.accent, { shouldDirty: true, shouldValidate: true })
              }
            />
          ))}
        </div>
        <p
          id={`${accentId}-note`}
          role="status"
          className={`mt-1 text-sm ${wrong ? "text-error" : "text-base-content/70"}`}
        >
          {wrong ? <ProblemText problem={wrong} /> : t("accentHint")}
        </p>
      </div>
      <FormProblem problem={form.problem} />
      <FormFoot submit={t("lookSubmit")} busy={isSubmitting} kept={kept && !isDirty && t("lookKept")} />
    </form>
  );
}
