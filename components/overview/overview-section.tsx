import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";

type Props = { title: string; href: string; children: ReactNode };

/** A part of the overview: the newest of something, and the way to all of it. */
export function OverviewSection({ title, href, children }: Props) {
  const t = useTranslations("overview");
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        <Link href={href} className="link py-1 text-sm" aria-describedby={id}>
          {t("showAll")}
        </Link>
      </div>
      {children}
    </section>
  );
}
