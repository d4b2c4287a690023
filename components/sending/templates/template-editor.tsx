"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FocusEvent, useRef, useState } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { useLeaveGuard } from "#components/form/use-leave-guard.ts";
import { Button } from "#components/ui/button.tsx";
import { TextAreaField, TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import { type Variable, variableNames } from "#lib/sending/templates/choices.ts";
import type { TemplatePreview } from "#lib/sending/templates/preview-template.ts";
import type { TemplateForm, TemplatePlace } from "#lib/sending/templates/schema.ts";
import { templateProblems } from "#lib/sending/templates/template-variables.ts";
import { MailPreview } from "./mail-preview.tsx";
import { VariableMenu } from "./variable-menu.tsx";
import { VariableProblems } from "./variable-problems.tsx";

const loadSchema = () =>
  import("#lib/sending/templates/schema.ts").then(({ templateSchema }) => templateSchema);

type Props = {
  values: TemplateForm;
  /** The company has words of its own here. */
  own: boolean;
  preview: TemplatePreview;
  save: (input: TemplateForm) => Promise<Result<void>>;
  reset: (input: TemplatePlace) => Promise<Result<void>>;
};
type Field = "subject" | "text";

/** Subject and text of a template, with what may be named in them, beside the mail that comes of it. */
export function TemplateEditor({ values, own, preview, save, reset }: Props) {
  const t = useTranslations("templates");
  const common = useTranslations("common");
  const locale = useLocale();
  const router = useRouter();
  const [kept, setKept] = useState(false);
  const last = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const onSuccess = () => {
    form.reset(form.getValues());
    setKept(true);
    router.refresh();
  };
  const form = useActionForm({ schema: loadSchema, defaultValues: values, action: save, onSuccess });
  const { isSubmitting, isDirty, errors } = form.formState;
  useLeaveGuard(isDirty);
  const { kind, language } = values;
  const [subject, text] = form.watch(["subject", "text"]);
  const write = (field: Field, value: string) =>
    form.setValue(field, value, { shouldDirty: true, shouldValidate: errors[field] !== undefined });
  const replace = (field: Field, at: number, typed: string, variable: Variable) => {
    const value = form.getValues(field);
    write(
      field,
      `${value.slice(0, at)}{${variableNames[variable][locale]}}${value.slice(at + typed.length)}`,
    );
    form.setFocus(field);
  };
  const insert = (variable: Variable) => {
    const element = last.current;
    if (!element) {
      write("text", `${form.getValues("text")}{${variableNames[variable][locale]}}`);
      return form.setFocus("text");
    }
    const { selectionStart, selectionEnd, value } = element;
    element.setRangeText(
      `{${variableNames[variable][locale]}}`,
      selectionStart ?? value.length,
      selectionEnd ?? value.length,
      "end",
    );
    write(element.name === "subject" ? "subject" : "text", element.value);
    element.focus();
  };
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) last.current = target;
  };
  const problemsOf = (field: Field, written: string) => (
    <VariableProblems
      problems={templateProblems(written, kind)}
      replace={(at, typed, variable) => replace(field, at, typed, variable)}
    />
  );
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <form
        {...form.attributes}
        className="space-y-4 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
      >
        <FormProblem problem={form.problem} />
        <TextField
          label={t("subject")}
          lang={language}
          autoComplete="off"
          onFocus={remember}
          problem={errors.subject?.message}
          {...form.register("subject")}
        />
        {problemsOf("subject", subject)}
        <TextAreaField
          label={t("text")}
          lang={language}
          rows={14}
          onFocus={remember}
          problem={errors.text?.message}
          {...form.register("text")}
        />
        {problemsOf("text", text)}
        <VariableMenu kind={kind} insert={insert} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" busy={isSubmitting}>
            {common("save")}
          </Button>
          {own && (
            <DeedButton
              look="quiet"
              action={reset}
              input={{ kind, language }}
              onSuccess={() => {
                form.reset(form.getValues());
                router.refresh();
              }}
            >
              {t("reset")}
            </DeedButton>
          )}
          <p role="status" className="text-sm text-success">
            {kept && !isDirty && common("saved")}
          </p>
        </div>
      </form>
      <MailPreview first={preview} draft={{ kind, language, subject, text }} />
    </div>
  );
}
