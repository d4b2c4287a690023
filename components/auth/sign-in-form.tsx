"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { signInSchema } from "#lib/auth/schema.ts";
import type { Result } from "#lib/base/result.ts";

const loadSchema = () => import("#lib/auth/schema.ts").then(({ signInSchema }) => signInSchema);

type Props = {
  /** Where to go then; undefined: the overview. */
  to: string | undefined;
  action: (input: z.input<typeof signInSchema>) => Promise<Result<void>>;
};

export function SignInForm({ to, action }: Props) {
  const t = useTranslations("auth");
  const form = useActionForm({ schema: loadSchema, defaultValues: { email: "", password: "", to }, action });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <TextField
        label={t("email")}
        type="email"
        autoComplete="username"
        problem={errors.email?.message}
        {...form.register("email")}
      />
      <TextField
        label={t("password")}
        type="password"
        autoComplete="current-password"
        problem={errors.password?.message}
        {...form.register("password")}
      />
      <Button type="submit" look="primary" busy={isSubmitting} className="w-full">
        {t("signIn")}
      </Button>
    </form>
  );
}
