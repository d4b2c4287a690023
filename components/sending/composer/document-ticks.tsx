import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Checkbox } from "#components/ui/field.tsx";
import { formatSize } from "#lib/base/format-measure.ts";

type Tick = Omit<ComponentProps<typeof Checkbox>, "label">;
type Props = {
  document: { name: string; href: string };
  pdf: Tick;
  isdoc: Tick;
  /** Bytes; undefined until they are known. */
  sizes: { pdf: number; isdoc: number } | undefined;
};

/** The documents of the invoice that may go with its mail. */
export function DocumentTicks({ document, pdf, isdoc, sizes }: Props) {
  const t = useTranslations("sending");
  const locale = useLocale();
  const sized = (name: string, bytes = 0) => (
    <>
      {name}
      {bytes > 0 && <span className="ml-2 text-base-content/70">{formatSize(bytes, locale)}</span>}
    </>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3">
        <Checkbox {...pdf} label={sized(document.name, sizes?.pdf)} />
        <a href={document.href} target="_blank" rel="noreferrer" className="link text-sm">
          {t("show")}
        </a>
      </div>
      <Checkbox {...isdoc} label={sized(t("isdoc"), sizes?.isdoc)} />
    </>
  );
}
