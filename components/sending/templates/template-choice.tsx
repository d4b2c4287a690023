import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Locale, localeNames, locales } from "#lib/base/locale.ts";
import { addressWith } from "#lib/base/page-query.ts";
import { templateKinds } from "#lib/sending/templates/choices.ts";

type Kind = (typeof templateKinds)[number];
type Props = { kind: Kind; language: Locale; owned: { kind: Kind; language: string }[] };

/** Which mail, and in which language; a dot where the company has words of its own. */
export function TemplateChoice({ kind, language, owned }: Props) {
  const t = useTranslations("templates");
  const link = (to: { kind: Kind; language: Locale }, name: string, current: boolean) => {
    const own = owned.some((each) => each.kind === to.kind && each.language === to.language);
    return (
      <li key={name}>
        <Link
          href={addressWith("/settings/templates", to)}
          aria-current={current ? "page" : undefined}
          className="btn btn-sm font-normal btn-ghost aria-[current=page]:bg-primary/12 aria-[current=page]:font-semibold aria-[current=page]:text-primary"
        >
          {name}
          {own && (
            <span className="text-primary" title={t("own")}>
              •<span className="sr-only">{t("own")}</span>
            </span>
          )}
        </Link>
      </li>
    );
  };
  return (
    <div className="mb-6 space-y-2">
      <nav aria-label={t("kinds")}>
        <ul className="flex flex-wrap gap-1">
          {templateKinds.map((each) => link({ kind: each, language }, t(`kind_${each}`), each === kind))}
        </ul>
      </nav>
      <nav aria-label={t("languages")}>
        <ul className="flex flex-wrap gap-1">
          {locales.map((each) => link({ kind, language: each }, localeNames[each], each === language))}
        </ul>
      </nav>
    </div>
  );
}
