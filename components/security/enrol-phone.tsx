"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";

const loadSchema = () => import("#lib/auth/security/schema.ts").then(({ codeOnlySchema }) => codeOnlySchema);

/** The key for the phone, as a picture (a `data:` address) and as base32. */
export type Enrolment = { picture: string; secret: string; recoveryCodes: string[] };

type Props = {
  enrolment: Enrolment;
  confirm: (input: { code: string }) => Promise<Result<void>>;
  cancel: () => void;
  onConfirmed: () => void;
};

/** Shows the key to the phone, and asks for a code as a proof that it has it. */
export function EnrolPhone({ enrolment, confirm, cancel, onConfirmed }: Props) {
  const t = useTranslations("security");
  const common = useTranslations("common");
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: { code: "" },
    action: confirm,
    onSuccess: onConfirmed,
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <div className="grid gap-6 sm:grid-cols-[auto_minmax(0,1fr)]">
      {/* biome-ignore lint/performance/noImgElement: a picture that is here already */}
      <img src={enrolment.picture} alt={t("picture")} className="size-52 rounded-box bg-white p-1" />
      <form {...form.attributes} className="min-w-0 space-y-4">
        <p>{t("scan")}</p>
        <p className="text-sm">
          {t("manual")}
          <code className="mt-1 block font-mono wrap-anywhere">
            {enrolment.secret.match(/.{1,4}/g)?.join(" ")}
          </code>
        </p>
        <FormProblem problem={form.problem} />
        <TextField
          label={t("code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          problem={errors.code?.message}
          {...form.register("code")}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("confirm")}
          </Button>
          <Button look="quiet" onClick={cancel}>
            {common("cancel")}
          </Button>
        </div>
      </form>
    </div>
  );
}
