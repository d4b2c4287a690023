import { useTranslations } from "next-intl";
import type { Place } from "../guide-content.ts";
import { marks } from "../marks.tsx";
import { OutsideLink } from "../outside-link.tsx";
import { TwoStepOffPicture, TwoStepOnPicture } from "../pictures/two-step-pictures.tsx";
import { Prose } from "../prose.tsx";
import { googlePages } from "./google-pages.ts";
import { PicturedStep } from "./pictured-step.tsx";

/** 2-Step Verification: it is on, or how to turn it on. */
export function TwoStepStep({ place }: { place: Place }) {
  const t = useTranslations("guide.gmail.twoStep");
  const Heading = place === "page" ? "h3" : "h4";
  const heading = (title: string) => <Heading className="font-semibold">{title}</Heading>;
  return (
    <div className="space-y-6">
      <div className="space-y-4">
        <Prose>{t.rich("text", marks)}</Prose>
        <OutsideLink href={googlePages.twoStep} main>
          {t("link")}
        </OutsideLink>
      </div>
      <PicturedStep
        picture={<TwoStepOnPicture />}
        text={
          <>
            {heading(t("onTitle"))}
            {t.rich("on", marks)}
          </>
        }
      />
      <PicturedStep
        picture={<TwoStepOffPicture />}
        text={
          <>
            {heading(t("offTitle"))}
            {t.rich("off", marks)}
          </>
        }
      />
    </div>
  );
}
