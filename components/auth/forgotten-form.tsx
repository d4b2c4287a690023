"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { askResetSchema } from "#lib/auth/reset/schema.ts";
import type { Result } from "#lib/base/result.ts";

const loadSchema = () => import("#lib/auth/reset/schema.ts").then(({ askResetSchema }) => askResetSchema);

type Props = { action: (input: z.input<typeof askResetSchema>) => Promise<Result<void>> };

/** Asks for a link by mail. What is answered does not tell whether the address has an account. */
export function ForgottenForm({ action }: Props) {
  const t = useTranslations("auth");
  const [asked, setAsked] = useState<string>();
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: { email: "" },
    action,
    onSuccess: () => setAsked(form.getValues("email").trim()),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      {asked && (
        <Alert kind="success" title={t("forgottenDone")}>
          <p className="wrap-anywhere">{t("forgottenDoneText", { email: asked })}</p>
        </Alert>
      )}
      <TextField
        label={t("email")}
        type="email"
        autoComplete="username"
        problem={errors.email?.message}
        {...form.register("email")}
      />
      <Button type="submit" look="primary" busy={isSubmitting} className="w-full">
        {t("forgottenSubmit")}
      </Button>
    </form>
  );
}
