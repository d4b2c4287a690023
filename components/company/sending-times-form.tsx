"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FieldGroup } from "#components/form/field-group.tsx";
import { FormFoot } from "#components/form/form-foot.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Checkbox, SelectField, TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import { undoChoices, weekdays } from "#lib/company/sending-times/choices.ts";
import type { SendingTimesForm as Values } from "#lib/company/sending-times/schema.ts";

const loadSchema = () =>
  import("#lib/company/sending-times/schema.ts").then(({ sendingTimesSchema }) => sendingTimesSchema);

type Props = {
  values: Values;
  /** IANA. */
  timeZones: string[];
  action: (input: Values) => Promise<Result<void>>;
};

/** When a company's mail goes: how long it can be taken back, by whose clocks, and within which hours. */
export function SendingTimesForm({ values, timeZones, action }: Props) {
  const t = useTranslations("company");
  const locale = useLocale();
  const router = useRouter();
  const [kept, setKept] = useState(false);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: values,
    action,
    onSuccess: () => {
      form.reset(form.getValues());
      router.refresh();
      setKept(true);
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  return (
    <form
      {...form.attributes}
      className="mt-6 max-w-3xl space-y-6 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <FieldGroup title={t("times")}>
        <SelectField className="sm:col-span-3" label={t("undoSeconds")} {...form.register("undoSeconds")}>
          {undoChoices.map((seconds) => (
            <option key={seconds} value={seconds}>
              {t("undoFor", { seconds: Number(seconds) })}
            </option>
          ))}
        </SelectField>
        <SelectField
          className="sm:col-span-3"
          label={t("timeZone")}
          problem={errors.timeZone?.message}
          {...form.register("timeZone")}
        >
          {timeZones.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
        <fieldset className="space-y-3 sm:col-span-6">
          <legend className="mb-1 text-sm font-medium">{t("window")}</legend>
          <p className="text-sm text-base-content/70">{t("windowHint")}</p>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {weekdays.map((day) => (
              <Checkbox key={day} label={dayName(day, locale)} value={day} {...form.register("days")} />
            ))}
          </div>
          <div className="flex flex-wrap gap-4">
            <TextField
              type="time"
              label={t("windowFrom")}
              problem={errors.from?.message}
              {...form.register("from")}
            />
            <TextField
              type="time"
              label={t("windowTo")}
              problem={errors.to?.message}
              {...form.register("to")}
            />
          </div>
        </fieldset>
      </FieldGroup>
      <FormProblem problem={form.problem} />
      <FormFoot submit={t("timesSubmit")} busy={isSubmitting} kept={kept && !isDirty && t("timesKept")} />
    </form>
  );
}

// 1 January 2024 was a Monday.
function dayName(day: string, locale: string): string {
  const date = new Date(Date.UTC(2024, 0, Number(day)));
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(date);
}
