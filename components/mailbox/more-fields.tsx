"use client";

import { useTranslations } from "next-intl";
import { Checkbox, TextField } from "#components/ui/field.tsx";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

/** What most people leave as it is; open from the start where something is set, or wrong. */
export function MoreFields({
  form,
  providerLimit,
}: {
  form: MailboxFormApi;
  providerLimit?: number | undefined;
}) {
  const t = useTranslations("mailbox");
  const { errors } = form.formState;
  const [replyTo, copyToSelf, dailyLimit] = form.watch(["replyTo", "copyToSelf", "dailyLimit"]);
  const used = replyTo !== "" || copyToSelf || dailyLimit !== "";
  const wrong = errors.replyTo ?? errors.dailyLimit;
  return (
    <details className="group" open={used || wrong ? true : undefined}>
      <summary className="w-fit cursor-pointer text-sm font-medium">{t("more")}</summary>
      <div className="mt-4 space-y-4">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
          <TextField
            label={t("replyTo")}
            hint={t("replyToHint")}
            type="email"
            autoComplete="off"
            problem={errors.replyTo?.message}
            {...form.fields.replyTo}
          />
          <TextField
            label={t("dailyLimit")}
            hint={t("dailyLimitHint")}
            inputMode="numeric"
            autoComplete="off"
            placeholder={providerLimit ? String(providerLimit) : undefined}
            problem={errors.dailyLimit?.message}
            {...form.fields.dailyLimit}
          />
        </div>
        <Checkbox label={t("copyToSelf")} {...form.fields.copyToSelf} />
      </div>
    </details>
  );
}
