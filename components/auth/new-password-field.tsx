"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { TextField } from "#components/ui/field.tsx";

type Props = Omit<ComponentProps<typeof TextField>, "type" | "autoComplete" | "hint"> & {
  passwordMin: number;
};

/** A password that is made up here: managers offer one, and the rule stands below. */
export function NewPasswordField({ passwordMin, ...field }: Props) {
  const t = useTranslations("auth");
  return (
    <TextField
      type="password"
      autoComplete="new-password"
      hint={t("passwordHint", { min: passwordMin })}
      {...field}
    />
  );
}
