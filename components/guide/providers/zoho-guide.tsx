import { getTranslations } from "next-intl/server";
import type { GuideContent } from "../guide-content.ts";
import { marks, unmarked } from "../marks.tsx";
import { OutsideLink, OutsideLinks } from "../outside-link.tsx";
import { SettingsTable } from "../settings-table.tsx";
import { StepLink } from "../step-link.tsx";
import { writtenStep } from "../written-step.tsx";

export async function zohoGuide(): Promise<GuideContent<"zoho">> {
  const t = await getTranslations("guide.zoho");
  const hosts = (
    <>
      <p>{t.rich("settings.host", marks)}</p>
      <p className="mt-1">{t.rich("settings.paidHost", marks)}</p>
    </>
  );
  return {
    name: t("name"),
    title: t("title"),
    description: t("description"),
    intro: t("intro"),
    steps: {
      region: writtenStep({
        title: t("region.title"),
        summary: t.markup("region.text", unmarked),
        text: t.rich("region.text", marks),
      }),
      "app-password": writtenStep({
        title: t("appPassword.title"),
        summary: t.markup("appPassword.text", unmarked),
        text: t.rich("appPassword.text", marks),
        after: (
          <OutsideLinks>
            <OutsideLink href="https://accounts.zoho.eu/home#security/app_password" main>
              {t("appPassword.linkEu")}
            </OutsideLink>
            <OutsideLink href="https://accounts.zoho.com/home#security/app_password">
              {t("appPassword.linkCom")}
            </OutsideLink>
            <StepLink guide="zoho" step="settings">
              {t("appPassword.skip")}
            </StepLink>
          </OutsideLinks>
        ),
      }),
      settings: writtenStep({
        title: t("settings.title"),
        summary: t.markup("settings.text", unmarked),
        before: <SettingsTable guide="zoho" host={hosts} password={t("settings.password")} />,
        text: t.rich("settings.text", marks),
      }),
    },
  };
}
