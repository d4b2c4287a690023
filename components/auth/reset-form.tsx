"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import type { resetSchema } from "#lib/auth/reset/schema.ts";
import type { Result } from "#lib/base/result.ts";
import { NewPasswordField } from "./new-password-field.tsx";

const loadSchema = () => import("#lib/auth/reset/schema.ts").then(({ resetSchema }) => resetSchema);

type Props = {
  token: string;
  email: string;
  passwordMin: number;
  action: (input: z.input<typeof resetSchema>) => Promise<Result<void>>;
};

/** Sets a new password by a link, of the operator or from a mail. */
export function ResetForm({ token, email, passwordMin, action }: Props) {
  const t = useTranslations("auth");
  const form = useActionForm({ schema: loadSchema, defaultValues: { token, password: "" }, action });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem ?? errors.token?.message} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField
        label={t("newPassword")}
        passwordMin={passwordMin}
        problem={errors.password?.message}
        {...form.register("password")}
      />
      <Button type="submit" look="primary" busy={isSubmitting} className="w-full">
        {t("resetSubmit")}
      </Button>
    </form>
  );
}
