"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { NewPasswordField } from "#components/auth/new-password-field.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { ChangePassword } from "#lib/auth/security/schema.ts";
import type { Result } from "#lib/base/result.ts";

const loadSchema = () =>
  import("#lib/auth/security/schema.ts").then(({ changePasswordSchema }) => changePasswordSchema);

const EMPTY: ChangePassword = { current: "", password: "" };

type Props = {
  email: string;
  passwordMin: number;
  action: (input: ChangePassword) => Promise<Result<void>>;
};

/** Changes the person's own password. */
export function PasswordForm({ email, passwordMin, action }: Props) {
  const t = useTranslations("security");
  const [changed, setChanged] = useState(false);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: EMPTY,
    action,
    onSuccess: () => {
      form.reset(EMPTY);
      setChanged(true);
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  return (
    <section
      aria-labelledby="own-password"
      className="rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <h2 id="own-password" className="mb-3 text-lg font-semibold">
        {t("passwordTitle")}
      </h2>
      <form {...form.attributes} className="space-y-4">
        <FormProblem problem={form.problem} />
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            label={t("current")}
            type="password"
            autoComplete="current-password"
            problem={errors.current?.message}
            {...form.register("current")}
          />
          <NewPasswordField
            label={t("next")}
            passwordMin={passwordMin}
            problem={errors.password?.message}
            {...form.register("password")}
          />
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" busy={isSubmitting}>
            {t("change")}
          </Button>
          <p role="status" className="text-sm text-success">
            {changed && !isDirty && t("changed")}
          </p>
        </div>
      </form>
    </section>
  );
}
