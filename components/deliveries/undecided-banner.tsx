"use client";

import { CircleQuestionMark } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

/** On every page while a person has to decide about deliveries, but for the pages that say so themselves. */
export function UndecidedBanner({ count, oldest }: { count: number; oldest: string | null }) {
  const t = useTranslations("deliveries");
  const path = usePathname();
  if (oldest === null) return null;
  const way = count === 1 ? `/deliveries/${oldest}` : "/deliveries";
  if ([way, "/deliveries", "/"].includes(path)) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-warning/30 bg-warning/10 px-4 py-2.5 text-sm sm:px-8"
    >
      <CircleQuestionMark className="size-4.5 shrink-0 text-warning" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-60">{t("undecidedTitle", { count })}.</p>
      <Link href={way} className="link font-medium">
        {t("decide")}
      </Link>
    </div>
  );
}
