"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Result } from "#lib/base/result.ts";

type Props = { invoiceId: string; revoke: (input: { id: string }) => Promise<Result<void>> };

/** Closes all public pages of an invoice. */
export function RevokeButton({ invoiceId, revoke }: Props) {
  const t = useTranslations("publicPage");
  const router = useRouter();
  return (
    <DeedButton
      action={revoke}
      input={{ id: invoiceId }}
      onSuccess={() => router.refresh()}
      look="quiet"
      small
    >
      {t("revoke")}
    </DeedButton>
  );
}
