import { getTranslations } from "next-intl/server";
import type { GuideContent } from "../guide-content.ts";
import { marks, unmarked } from "../marks.tsx";
import { OutsideLink } from "../outside-link.tsx";
import { SettingsTable } from "../settings-table.tsx";
import { writtenStep } from "../written-step.tsx";

export async function fastmailGuide(): Promise<GuideContent<"fastmail">> {
  const t = await getTranslations("guide.fastmail");
  return {
    name: t("name"),
    title: t("title"),
    description: t("description"),
    intro: t("intro"),
    steps: {
      security: writtenStep({
        title: t("security.title"),
        summary: t.markup("security.text", unmarked),
        text: t.rich("security.text", marks),
        after: (
          <OutsideLink href="https://app.fastmail.com/settings/security" main>
            {t("security.link")}
          </OutsideLink>
        ),
      }),
      "app-password": writtenStep({
        title: t("appPassword.title"),
        summary: t.markup("appPassword.text", unmarked),
        text: t.rich("appPassword.text", marks),
      }),
      settings: writtenStep({
        title: t("settings.title"),
        summary: t.markup("settings.text", unmarked),
        before: <SettingsTable guide="fastmail" password={t("settings.password")} />,
        text: t.rich("settings.text", marks),
      }),
    },
  };
}
