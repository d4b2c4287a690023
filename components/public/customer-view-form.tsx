"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox, TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import type { CustomerViewForm as Values } from "#lib/sending/links/schema.ts";

const loadSchema = () =>
  import("#lib/sending/links/schema.ts").then(({ customerViewSchema }) => customerViewSchema);

type Props = { values: Values; action: (input: Values) => Promise<Result<void>> };

/** What customers get besides their documents: public pages of invoices, receipts of payments. */
export function CustomerViewForm({ values, action }: Props) {
  const t = useTranslations("publicPage");
  const [kept, setKept] = useState(false);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: values,
    action,
    onSuccess: () => setKept(true),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form
      {...form.attributes}
      onChange={() => setKept(false)}
      className="mt-6 max-w-3xl space-y-5 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <h2 className="font-semibold">{t("forCustomers")}</h2>
      <FormProblem problem={form.problem} />
      <Checkbox label={t("links")} hint={t("linksHint")} {...form.register("publicLinks")} />
      <TextField
        label={t("linkDays")}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-60"
        problem={errors.publicLinkDays?.message}
        {...form.register("publicLinkDays")}
      />
      <Checkbox label={t("receipts")} hint={t("receiptsHint")} {...form.register("receiptByDefault")} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={isSubmitting}>
          {t("keep")}
        </Button>
        <p role="status" className="text-sm text-base-content/70">
          {kept && t("kept")}
        </p>
      </div>
    </form>
  );
}
