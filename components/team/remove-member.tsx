"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeleteButton } from "#components/form/delete-button.tsx";
import type { Result } from "#lib/base/result.ts";

type Props = {
  id: string;
  name: string;
  about: string;
  action: (input: { id: string }) => Promise<Result<void>>;
};

/** Takes a member out of the company, after a second question. */
export function RemoveMember({ id, name, about, action }: Props) {
  const t = useTranslations("team");
  const router = useRouter();
  return (
    <DeleteButton
      small
      label={t("remove")}
      title={t("removeTitle", { name })}
      id={id}
      about={about}
      action={action}
      onSuccess={() => router.refresh()}
    >
      {t("removeText")}
    </DeleteButton>
  );
}
