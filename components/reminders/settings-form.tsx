"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { settle, useActionForm } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox, TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import type { SettingsPreview } from "#lib/sending/reminders/preview-settings.ts";
import type { ReminderSettingsForm } from "#lib/sending/reminders/schema.ts";

const loadSchema = () =>
  import("#lib/sending/reminders/schema.ts").then(({ reminderSettingsSchema }) => reminderSettingsSchema);

type Props = {
  values: ReminderSettingsForm;
  save: (input: ReminderSettingsForm) => Promise<Result<void>>;
  preview: (input: ReminderSettingsForm) => Promise<Result<SettingsPreview>>;
};

/** When invoices remind; what that would do is shown before it is saved. */
export function SettingsForm({ values, save, preview }: Props) {
  const t = useTranslations("reminders");
  const [saved, setSaved] = useState(false);
  const [looking, setLooking] = useState(false);
  const [outlook, setOutlook] = useState<SettingsPreview>();
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: values,
    action: save,
    onSuccess: () => setSaved(true),
  });
  const { errors, isSubmitting } = form.formState;
  const look = async () => {
    setSaved(false);
    setLooking(true);
    const result = await settle(() => preview(form.getValues()));
    setLooking(false);
    if (result.ok) setOutlook(result.value);
    else form.showFailure(result);
  };
  const forget = () => {
    setSaved(false);
    setOutlook(undefined);
  };
  return (
    <form
      {...form.attributes}
      onChange={forget}
      className="max-w-3xl space-y-6 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <FormProblem problem={form.problem} />
      <Checkbox label={t("on")} hint={t("onHint")} {...form.register("on")} />
      <fieldset className="space-y-3">
        <legend className="mb-1 font-semibold">{t("steps")}</legend>
        <p className="text-sm text-base-content/70">{t("stepsHint")}</p>
        <div className="grid items-start gap-4 sm:grid-cols-3">
          {values.days.map((_, index) => (
            <TextField
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
              key={index}
              label={t("stepDays", { step: index + 1 })}
              inputMode="numeric"
              autoComplete="off"
              problem={errors.days?.[index]?.message}
              {...form.register(`days.${index}`)}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label={t("at")}
        type="time"
        hint={t("atHint")}
        className="max-w-sm"
        problem={errors.at?.message}
        {...form.register("at")}
      />
      <Checkbox label={t("businessDays")} hint={t("businessDaysHint")} {...form.register("businessDays")} />
      {outlook && (
        <Alert kind="info">
          <p>{t("outlook", { soon: outlook.soon, later: outlook.later })}</p>
          {outlook.asked > 0 && <p>{t("outlookAsked", { count: outlook.asked })}</p>}
        </Alert>
      )}
      {saved && (
        <Alert kind="success">
          <p>{t("saved")}</p>
          <Link href="/reminders" className="link">
            {t("toList")}
          </Link>
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t("save")}
        </Button>
        <Button look="quiet" busy={looking} onClick={look}>
          {t("preview")}
        </Button>
      </div>
    </form>
  );
}
