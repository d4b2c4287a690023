import { getTranslations } from "next-intl/server";
import type { GuideContent, Place } from "../guide-content.ts";
import { marks, unmarked } from "../marks.tsx";
import { OutsideLink } from "../outside-link.tsx";
import { CreatePicture, EntryPicture, GeneratedPicture } from "../pictures/app-password-pictures.tsx";
import { SecurityPicture } from "../pictures/security-picture.tsx";
import { googlePages } from "./google-pages.ts";
import { MissingBranch } from "./missing-branch.tsx";
import { PicturedStep } from "./pictured-step.tsx";
import { Preface } from "./preface.tsx";
import { SettingsStep } from "./settings-step.tsx";
import { TwoStepStep } from "./two-step-step.tsx";

export async function gmailGuide(place: Place): Promise<GuideContent<"gmail">> {
  const t = await getTranslations("guide.gmail");
  return {
    name: t("name"),
    title: t("title"),
    description: t("description"),
    intro: t("intro"),
    preface: { title: t("whyTitle"), body: <Preface /> },
    steps: {
      security: {
        title: t("security.title"),
        summary: t.markup("security.text", unmarked),
        body: (
          <PicturedStep picture={<SecurityPicture />} text={t.rich("security.text", marks)}>
            <OutsideLink href={googlePages.security} main>
              {t("security.link")}
            </OutsideLink>
          </PicturedStep>
        ),
      },
      "two-step": {
        title: t("twoStep.title"),
        summary: t.markup("twoStep.text", unmarked) + t.markup("twoStep.off", unmarked),
        body: <TwoStepStep place={place} />,
      },
      "app-passwords": {
        title: t("appPasswords.title"),
        summary: t.markup("appPasswords.text", unmarked),
        anchors: ["missing"],
        body: (
          <>
            <PicturedStep picture={<EntryPicture />} text={t.rich("appPasswords.text", marks)}>
              <OutsideLink href={googlePages.appPasswords} main>
                {t("appPasswords.link")}
              </OutsideLink>
            </PicturedStep>
            <MissingBranch place={place} />
          </>
        ),
      },
      create: {
        title: t("create.title"),
        summary: t.markup("create.text", unmarked),
        body: <PicturedStep picture={<CreatePicture />} text={t.rich("create.text", marks)} />,
      },
      copy: {
        title: t("copy.title"),
        summary: t.markup("copy.text", unmarked),
        body: <PicturedStep picture={<GeneratedPicture />} text={t.rich("copy.text", marks)} />,
      },
      settings: {
        title: t("settings.title"),
        summary: t.markup("settings.text", unmarked),
        body: <SettingsStep />,
      },
    },
  };
}
