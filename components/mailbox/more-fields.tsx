"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox, TextField } from "#components/ui/field.tsx";
import type { MailboxForm } from "#lib/mailbox/schema.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

type More = Pick<MailboxForm, "replyTo" | "copyToSelf" | "dailyLimit">;

function isUsed({ replyTo, copyToSelf, dailyLimit }: More): boolean {
  return replyTo !== "" || copyToSelf || dailyLimit !== "";
}

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
  const [open, setOpen] = useState(() => isUsed(form.getValues()));
  const [replyTo, copyToSelf, dailyLimit] = form.watch(["replyTo", "copyToSelf", "dailyLimit"]);
  const wrong = errors.replyTo !== undefined || errors.dailyLimit !== undefined;
  // What is set from elsewhere, or is wrong, shows; what a person empties stays under their hands.
  if (!open && (wrong || isUsed({ replyTo, copyToSelf, dailyLimit }))) setOpen(true);
  return (
    <details open={open}>
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
