import { getTranslations } from "next-intl/server";
import type { GuideContent } from "../guide-content.ts";
import { marks, unmarked } from "../marks.tsx";
import { OutsideLink, OutsideLinks } from "../outside-link.tsx";
import { SettingsTable } from "../settings-table.tsx";
import { StepLink } from "../step-link.tsx";
import { writtenStep } from "../written-step.tsx";

export async function seznamGuide(): Promise<GuideContent<"seznam">> {
  const t = await getTranslations("guide.seznam");
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
        after: (
          <StepLink guide="seznam" step="settings">
            {t("twoFactor.skip")}
          </StepLink>
        ),
      }),
      "app-password": writtenStep({
        title: t("appPassword.title"),
        summary: t.markup("appPassword.text", unmarked),
        text: t.rich("appPassword.text", marks),
        after: (
          <OutsideLinks>
            <OutsideLink href="https://profil.seznam.cz/secure" main>
              {t("appPassword.link")}
            </OutsideLink>
            <OutsideLink href={t("appPassword.helpAddress")}>{t("appPassword.help")}</OutsideLink>
          </OutsideLinks>
        ),
      }),
      settings: writtenStep({
        title: t("settings.title"),
        summary: t.markup("settings.text", unmarked),
        before: <SettingsTable guide="seznam" password={t("settings.password")} />,
        text: t.rich("settings.text", marks),
      }),
    },
  };
}
