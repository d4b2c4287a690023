"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { useLeaveGuard } from "#components/form/use-leave-guard.ts";
import { Button } from "#components/ui/button.tsx";
import { TextAreaField, TextField } from "#components/ui/field.tsx";
import { problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import { MAX_TEMPLATE_SUBJECT, MAX_TEMPLATE_TEXT } from "#lib/sending/templates/choices.ts";
import type { Example } from "#lib/sending/templates/list-examples.ts";
import type { TemplatePreview } from "#lib/sending/templates/preview-template.ts";
import type { TemplateText } from "#lib/sending/templates/read-template.ts";
import type { TemplateForm, TemplatePlace } from "#lib/sending/templates/schema.ts";
import { templateProblems, withLocalNames } from "#lib/sending/templates/template-variables.ts";
import { MailPreview } from "./mail-preview.tsx";
import { TemplateReset } from "./template-reset.tsx";
import { type Field, useVariables } from "./use-variables.ts";
import { VariableMenu } from "./variable-menu.tsx";
import { VariableProblems } from "./variable-problems.tsx";

const loadSchema = () =>
  import("#lib/sending/templates/schema.ts").then(({ templateSchema }) => templateSchema);

type Props = {
  values: TemplateForm;
  /** The company has words of its own here. */
  own: boolean;
  preview: TemplatePreview;
  examples: Example[];
  save: (input: TemplateForm) => Promise<Result<void>>;
  reset: (input: TemplatePlace) => Promise<Result<TemplateText>>;
};
const most = { subject: MAX_TEMPLATE_SUBJECT, text: MAX_TEMPLATE_TEXT } as const;

/** Subject and text of a template, with what may be named in them, beside the mail that comes of it. */
export function TemplateEditor({ values, own, preview, examples, save, reset }: Props) {
  const t = useTranslations("templates");
  const common = useTranslations("common");
  const locale = useLocale();
  const router = useRouter();
  const [kept, setKept] = useState(false);
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
  const written = { subject, text };
  const write = (field: Field, value: string) =>
    form.setValue(field, value, { shouldDirty: true, shouldValidate: errors[field] !== undefined });
  const { remember, replace, insert } = useVariables(form, write);
  const onReset = (ours: TemplateText) => {
    setKept(false);
    const local = { subject: withLocalNames(ours.subject, locale), text: withLocalNames(ours.text, locale) };
    form.reset({ kind, language, ...local });
    router.refresh();
  };
  // Said while it is typed or pasted, not only when it is to be kept.
  const problemOf = (field: Field) =>
    written[field].length > most[field] ? problem("tooLong", { max: most[field] }) : errors[field]?.message;
  const misspelt = (field: Field) => (
    <VariableProblems
      problems={templateProblems(written[field].slice(0, most[field]), kind)}
      replace={(at, typed, variable) => replace(field, at, typed, variable)}
    />
  );
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <form
        {...form.attributes}
        className="min-w-0 space-y-4 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
      >
        <FormProblem problem={form.problem} />
        <TextField
          label={t("subject")}
          lang={language}
          autoComplete="off"
          onFocus={remember}
          problem={problemOf("subject")}
          {...form.register("subject")}
        />
        {misspelt("subject")}
        <TextAreaField
          label={t("text")}
          lang={language}
          rows={14}
          onFocus={remember}
          problem={problemOf("text")}
          {...form.register("text")}
        />
        {misspelt("text")}
        <VariableMenu kind={kind} insert={insert} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" busy={isSubmitting}>
            {common("save")}
          </Button>
          <TemplateReset
            {...{ own, reset, place: { kind, language }, written, onReset }}
            putBack={(before) => {
              write("subject", before.subject);
              write("text", before.text);
            }}
          />
          <p role="status" className="text-sm text-success">
            {kept && !isDirty && common("saved")}
          </p>
        </div>
      </form>
      <MailPreview first={preview} examples={examples} draft={{ kind, language, subject, text }} />
    </div>
  );
}
