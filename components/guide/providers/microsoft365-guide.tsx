import { getTranslations } from "next-intl/server";
import type { GuideContent } from "../guide-content.ts";
import { marks, unmarked } from "../marks.tsx";
import { MessageToSend } from "../message-to-send.tsx";
import { OutsideLink, OutsideLinks } from "../outside-link.tsx";
import { SettingsTable } from "../settings-table.tsx";
import { writtenStep } from "../written-step.tsx";

const HELP =
  "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission";

export async function microsoft365Guide(): Promise<GuideContent<"microsoft365">> {
  const t = await getTranslations("guide.microsoft365");
  return {
    name: t("name"),
    title: t("title"),
    description: t("description"),
    intro: t("intro"),
    steps: {
      "private-address": writtenStep({
        title: t("privateAddress.title"),
        summary: t.markup("privateAddress.text", unmarked),
        text: t.rich("privateAddress.text", marks),
      }),
      dates: writtenStep({
        title: t("dates.title"),
        summary: t.markup("dates.text", unmarked),
        text: t.rich("dates.text", marks),
      }),
      administrator: writtenStep({
        title: t("administrator.title"),
        summary: t.markup("administrator.text", unmarked),
        text: t.rich("administrator.text", marks),
        after: (
          <>
            <MessageToSend copy={t("administrator.copy")}>{t("administrator.message")}</MessageToSend>
            <OutsideLinks>
              <OutsideLink href="https://admin.microsoft.com">{t("administrator.link")}</OutsideLink>
              <OutsideLink href={HELP}>{t("administrator.help")}</OutsideLink>
            </OutsideLinks>
          </>
        ),
      }),
      settings: writtenStep({
        title: t("settings.title"),
        summary: t.markup("settings.text", unmarked),
        before: <SettingsTable guide="microsoft365" password={t("settings.password")} />,
        text: t.rich("settings.text", marks),
      }),
    },
  };
}
