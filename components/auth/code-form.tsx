"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { codeSchema } from "#lib/auth/schema.ts";
import type { Result } from "#lib/base/result.ts";

const loadSchema = () => import("#lib/auth/schema.ts").then(({ codeSchema }) => codeSchema);

type Props = {
  /** Where to go then; undefined: the overview. */
  to: string | undefined;
  action: (input: z.input<typeof codeSchema>) => Promise<Result<void>>;
};

/** The second step of signing in: digits of the phone, or letters of a recovery code, each with its own keyboard. */
export function CodeForm({ to, action }: Props) {
  const t = useTranslations("auth");
  const form = useActionForm({ schema: loadSchema, defaultValues: { code: "", to }, action });
  const { errors, isSubmitting } = form.formState;
  const [recovery, setRecovery] = useState(false);
  const change = () => {
    setRecovery(!recovery);
    form.resetField("code");
    form.setFocus("code");
  };
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <TextField
        label={t(recovery ? "recoveryCode" : "code")}
        hint={t(recovery ? "recoveryCodeHint" : "codeHint")}
        autoComplete={recovery ? "off" : "one-time-code"}
        inputMode={recovery ? "text" : "numeric"}
        autoCapitalize="none"
        spellCheck={false}
        problem={errors.code?.message}
        {...form.register("code")}
      />
      <Button type="submit" look="primary" busy={isSubmitting} className="w-full">
        {t("confirmCode")}
      </Button>
      <Button look="quiet" small onClick={change} className="w-full">
        {t(recovery ? "withPhone" : "withRecoveryCode")}
      </Button>
    </form>
  );
}
