"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import { Alert } from "#components/ui/alert.tsx";
import type { Result } from "#lib/base/result.ts";

type Props = {
  /** How many deliveries are held since the database was restored. */
  count: number;
  /** Undefined for whoever is no owner. */
  release: ((input: undefined) => Promise<Result<unknown>>) | undefined;
};

/** After a restore from a backup everything open is held, until the owner has looked and releases it. */
export function RestoredNotice({ count, release }: Props) {
  const t = useTranslations("deliveries");
  const router = useRouter();
  if (count === 0) return null;
  return (
    <div className="mb-6">
      <Alert kind="warning" title={t("restoredTitle", { count })}>
        <p className="max-w-prose">
          {t("restoredText")}
          {!release && ` ${t("restoredAsk")}`}
        </p>
        <div className="mt-3 flex flex-wrap items-center gap-4">
          {release && (
            <DeedButton action={release} input={undefined} onSuccess={() => router.refresh()}>
              {t("restoredRelease")}
            </DeedButton>
          )}
          <Link href="/deliveries?state=held" className="link">
            {t("restoredShow")}
          </Link>
        </div>
      </Alert>
    </div>
  );
}
