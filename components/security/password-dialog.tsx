"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";

const loadSchema = () =>
  import("#lib/auth/security/schema.ts").then(({ passwordOnlySchema }) => passwordOnlySchema);

type Props<T> = {
  open: boolean;
  title: string;
  /** What it will change. */
  text: string;
  close: () => void;
  action: (input: { password: string }) => Promise<Result<T>>;
  onSuccess: (value: T) => void;
};

/** Asks for the password before a deed that a browser left alone must not do. */
export function PasswordDialog<T>({ open, title, text, close, ...form }: Props<T>) {
  return (
    <Dialog open={open} title={title} onClose={close}>
      <p className="mb-4">{text}</p>
      <PasswordQuestion close={close} {...form} />
    </Dialog>
  );
}

function PasswordQuestion<T>({ close, action, onSuccess }: Omit<Props<T>, "open" | "title" | "text">) {
  const t = useTranslations("security");
  const common = useTranslations("common");
  const router = useRouter();
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: { password: "" },
    action,
    onSuccess: (value) => {
      onSuccess(value);
      close();
      router.refresh();
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <TextField
        label={t("yourPassword")}
        type="password"
        autoComplete="current-password"
        problem={errors.password?.message}
        {...form.register("password")}
      />
      <DialogButtons back={common("cancel")} onBack={close} submit={t("continue")} busy={isSubmitting} />
    </form>
  );
}
