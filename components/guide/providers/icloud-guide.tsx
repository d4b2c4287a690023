import { getTranslations } from "next-intl/server";
import type { GuideContent } from "../guide-content.ts";
import { marks, unmarked } from "../marks.tsx";
import { OutsideLink } from "../outside-link.tsx";
import { SettingsTable } from "../settings-table.tsx";
import { writtenStep } from "../written-step.tsx";

export async function icloudGuide(): Promise<GuideContent<"icloud">> {
  const t = await getTranslations("guide.icloud");
  return {
    name: t("name"),
    title: t("title"),
    description: t("description"),
    intro: t("intro"),
    steps: {
      "two-factor": writtenStep({
        title: t("twoFactor.title"),
        summary: t.markup("twoFactor.text", unmarked),
        text: t.rich("twoFactor.text", marks),
      }),
      "app-password": writtenStep({
        title: t("appPassword.title"),
        summary: t.markup("appPassword.text", unmarked),
        text: t.rich("appPassword.text", marks),
        after: (
          <OutsideLink href="https://account.apple.com" main>
            {t("appPassword.link")}
          </OutsideLink>
        ),
      }),
      settings: writtenStep({
        title: t("settings.title"),
        summary: t.markup("settings.text", unmarked),
        before: <SettingsTable guide="icloud" password={t("settings.password")} />,
        text: t.rich("settings.text", marks),
      }),
    },
  };
}
