import { useLocale, useTranslations } from "next-intl";
import { type Locale, localeNames, locales } from "#lib/base/locale.ts";

type Theme = "system" | "light" | "dark";
type Props = {
  themes: readonly Theme[];
  theme: Theme;
  setLocale: (locale: Locale) => Promise<void>;
  setTheme: (theme: Theme) => Promise<void>;
};

/** Language and theme, as plain forms: they work before any script has loaded. */
export function AppearanceMenu({ themes, theme, setLocale, setTheme }: Props) {
  const t = useTranslations("shell");
  const current = useLocale();
  const look = (chosen: boolean) => `btn btn-ghost btn-xs font-normal ${chosen ? "btn-active" : ""}`;
  return (
    <div className="space-y-2">
      <form aria-label={t("language")} className="flex flex-wrap gap-1">
        {locales.map((locale) => (
          <button
            key={locale}
            type="submit"
            lang={locale}
            formAction={setLocale.bind(null, locale)}
            aria-pressed={locale === current}
            className={look(locale === current)}
          >
            {localeNames[locale]}
          </button>
        ))}
      </form>
      <form aria-label={t("theme")} className="flex flex-wrap gap-1">
        {themes.map((name) => (
          <button
            key={name}
            type="submit"
            formAction={setTheme.bind(null, name)}
            aria-pressed={name === theme}
            className={look(name === theme)}
          >
            {t(`theme_${name}`)}
          </button>
        ))}
      </form>
    </div>
  );
}
