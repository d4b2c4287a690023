"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { MailboxTrouble } from "#lib/mailbox/list-troubles.ts";

/** While a mailbox waits for somebody to mend it: which one, and the way there. The overview lists them itself. */
export function TroubleBanner({ troubles, owner }: { troubles: MailboxTrouble[]; owner: boolean }) {
  const t = useTranslations("mailbox");
  const path = usePathname();
  const [first] = troubles;
  if (!first || path === "/") return null;
  const count = troubles.length;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-error/30 bg-error/10 px-4 py-2.5 text-sm sm:px-8"
    >
      <TriangleAlert className="size-4.5 shrink-0 text-error" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-60 wrap-anywhere">
        {count === 1 ? t("bannerOne", { address: first.address }) : t("bannerMany", { count })}
        {!owner && ` ${t("bannerAsk")}`}
      </p>
      {owner && (
        <Link href={`/settings/email?mailbox=${first.id}`} className="link font-medium">
          {t("bannerMend")}
        </Link>
      )}
    </div>
  );
}
