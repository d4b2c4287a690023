import { ArrowUpRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button.tsx";

type Props = { href: string; main?: boolean; children: string };

/** A page of the provider's, opened beside the app. On paper its address stands after it. */
export function OutsideLink({ href, main, children }: Props) {
  const t = useTranslations("guide");
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className={
        main ? `${buttonClass("primary")} h-auto min-h-(--size) py-2` : "link inline-flex items-center gap-1"
      }
    >
      {children}
      <ArrowUpRight className="size-4 shrink-0" aria-hidden="true" />
      <span className="sr-only">({t("newTab")})</span>
    </a>
  );
}

/** Several of them in a row. */
export function OutsideLinks({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-x-5 gap-y-3">{children}</div>;
}
