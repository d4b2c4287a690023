"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeleteButton } from "#components/form/delete-button.tsx";
import type { Result } from "#lib/base/result.ts";

type Props = { id: string; text: string; action: (input: { id: string }) => Promise<Result<void>> };

/** Removes a payment that was recorded by mistake, after a second question. */
export function PaymentRemoval({ id, text, action }: Props) {
  const t = useTranslations("invoices");
  const router = useRouter();
  return (
    <DeleteButton
      label={t("removePayment")}
      title={t("removePaymentTitle")}
      id={id}
      action={action}
      onSuccess={() => router.refresh()}
      small
    >
      {text}
    </DeleteButton>
  );
}
