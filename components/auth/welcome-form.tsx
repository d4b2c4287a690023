"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox, TextField } from "#components/ui/field.tsx";
import type { welcomeSchema } from "#lib/auth/schema.ts";
import type { Result } from "#lib/base/result.ts";
import { NewPasswordField } from "./new-password-field.tsx";

const loadSchema = () => import("#lib/auth/schema.ts").then(({ welcomeSchema }) => welcomeSchema);

type Props = {
  passwordMin: number;
  action: (input: z.input<typeof welcomeSchema>) => Promise<Result<void>>;
};

export function WelcomeForm({ passwordMin, action }: Props) {
  const t = useTranslations("auth");
  const defaultValues = { name: "", email: "", password: "", companyName: "", samples: false };
  const form = useActionForm({ schema: loadSchema, defaultValues, action });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <TextField
        label={t("name")}
        autoComplete="name"
        problem={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        label={t("email")}
        type="email"
        autoComplete="username"
        problem={errors.email?.message}
        {...form.register("email")}
      />
      <NewPasswordField
        label={t("password")}
        passwordMin={passwordMin}
        problem={errors.password?.message}
        {...form.register("password")}
      />
      <TextField
        label={t("companyName")}
        autoComplete="organization"
        problem={errors.companyName?.message}
        {...form.register("companyName")}
      />
      <Checkbox label={t("samples")} {...form.register("samples")} />
      <Button type="submit" look="primary" busy={isSubmitting} className="w-full">
        {t("createAccount")}
      </Button>
    </form>
  );
}
