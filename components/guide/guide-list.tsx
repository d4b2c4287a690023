import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { guideIds } from "#lib/mailbox/guides.ts";

/** All guides, each with what it is about. */
export function GuideList() {
  const t = useTranslations("guide");
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {guideIds.map((id) => (
        <li key={id}>
          <Link
            href={`/guide/${id}`}
            className="group flex h-full flex-col gap-2 rounded-box border border-base-300 bg-base-100 p-5 hover:border-primary"
          >
            <span className="flex items-center justify-between gap-3 text-lg font-semibold">
              {t(`${id}.name`)}
              <ArrowRight className="size-5 shrink-0 opacity-60" aria-hidden="true" />
            </span>
            <span className="text-sm text-base-content/75">{t(`${id}.intro`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
