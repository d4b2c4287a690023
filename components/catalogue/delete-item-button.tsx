"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeleteButton } from "#components/form/delete-button.tsx";
import type { Result } from "#lib/base/result.ts";

type Props = { id: string; description: string; action: (input: { id: string }) => Promise<Result<void>> };

export function DeleteItemButton({ id, description, action }: Props) {
  const t = useTranslations("catalogue");
  const router = useRouter();
  return (
    <DeleteButton
      label={t("delete")}
      title={t("deleteTitle")}
      id={id}
      action={action}
      onSuccess={() => router.push("/catalogue")}
    >
      {t("deleteText", { description })}
    </DeleteButton>
  );
}
