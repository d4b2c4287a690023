"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { joinAsNewSchema } from "#lib/auth/team/schema.ts";
import type { Result } from "#lib/base/result.ts";
import { NewPasswordField } from "./new-password-field.tsx";

const loadSchema = () => import("#lib/auth/team/schema.ts").then(({ joinAsNewSchema }) => joinAsNewSchema);

type Values = z.input<typeof joinAsNewSchema>;
type Props = {
  token: string;
  email: string;
  passwordMin: number;
  action: (input: Values) => Promise<Result<void>>;
};

/** Accepts an invitation as somebody new, with an account of the invited address. */
export function JoinForm({ token, email, passwordMin, action }: Props) {
  const t = useTranslations("auth");
  const defaultValues: Values = { token, name: "", password: "" };
  const form = useActionForm({ schema: loadSchema, defaultValues, action });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t("name")}
        autoComplete="name"
        problem={errors.name?.message}
        {...form.register("name")}
      />
      <NewPasswordField
        label={t("password")}
        passwordMin={passwordMin}
        problem={errors.password?.message}
        {...form.register("password")}
      />
      <Button type="submit" look="primary" busy={isSubmitting} className="w-full">
        {t("joinSubmit")}
      </Button>
    </form>
  );
}
