"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Result } from "#lib/base/result.ts";

/** Throws away everything that was caught. */
export function EmptyButton({ action }: { action: (input: undefined) => Promise<Result<void>> }) {
  const t = useTranslations("sandbox");
  const router = useRouter();
  return (
    <DeedButton
      action={action}
      input={undefined}
      onSuccess={() => router.refresh()}
      icon={<Trash2 className="size-4" aria-hidden="true" />}
    >
      {t("clear")}
    </DeedButton>
  );
}
