"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { TextField } from "#components/ui/field.tsx";

type Props = Omit<ComponentProps<typeof TextField>, "trailing" | "type">;

/** A secret that is only ever written: hidden while typing, shown on request. */
export function PasswordField(props: Props) {
  const t = useTranslations("mailbox");
  const [visible, setVisible] = useState(false);
  const Icon = visible ? EyeOff : Eye;
  const toggle = (
    <button
      type="button"
      className="btn btn-ghost btn-sm btn-square"
      aria-label={t("showCharacters")}
      aria-pressed={visible}
      onClick={() => setVisible(!visible)}
    >
      <Icon className="size-4.5" aria-hidden="true" />
    </button>
  );
  return (
    <TextField
      {...props}
      type={visible ? "text" : "password"}
      autoComplete="new-password"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      trailing={toggle}
    />
  );
}
