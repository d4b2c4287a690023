import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Place } from "../guide-content.ts";
import { marks } from "../marks.tsx";
import { MessageToSend } from "../message-to-send.tsx";
import { OutsideLink } from "../outside-link.tsx";
import { Prose } from "../prose.tsx";
import { StepLink } from "../step-link.tsx";
import { googlePages } from "./google-pages.ts";

/** "I don't see App passwords": which of the four reasons it is, and the way out of each. */
export function MissingBranch({ place }: { place: Place }) {
  const t = useTranslations("guide.gmail");
  const Heading = place === "page" ? "h3" : "h4";
  return (
    <div className="space-y-3 rounded-box border border-base-300 bg-base-200 p-4 print:border-0 print:p-0">
      <Heading
        id={place === "page" ? "missing" : undefined}
        data-anchor="missing"
        tabIndex={-1}
        className="scroll-mt-20 font-semibold"
      >
        {t("missing.title")}
      </Heading>
      <p className="max-w-prose text-sm text-base-content/80">{t("missing.text")}</p>
      <div className="space-y-2">
        <Reason title={t("missing.offTitle")}>
          <Prose>{t.rich("missing.off", marks)}</Prose>
          <Way step="two-step">{t("missing.offBack")}</Way>
        </Reason>
        <Reason title={t("missing.keysTitle")}>
          <Prose>{t.rich("missing.keys", marks)}</Prose>
          <p>
            <OutsideLink href={googlePages.twoStep}>{t("twoStep.link")}</OutsideLink>
          </p>
          <Way step="app-passwords">{t("missing.keysBack")}</Way>
        </Reason>
        <Reason title={t("missing.workTitle")}>
          <Prose>{t.rich("missing.work", marks)}</Prose>
          <MessageToSend copy={t("missing.workCopy")}>{t("missing.workMessage")}</MessageToSend>
          <Prose>{t.rich("missing.workRelay", marks)}</Prose>
          <p>
            <OutsideLink href={googlePages.relayHelp}>{t("missing.workLink")}</OutsideLink>
          </p>
          <Way step="app-passwords">{t("missing.workBack")}</Way>
        </Reason>
        <Reason title={t("missing.advancedTitle")}>
          <Prose>{t.rich("missing.advanced", marks)}</Prose>
          <Way step="security">{t("missing.advancedOther")}</Way>
          <Way step="app-passwords">{t("missing.advancedBack")}</Way>
        </Reason>
      </div>
    </div>
  );
}

/** Opening one closes the others. */
function Reason({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details
      name="gmail-missing"
      className="group rounded-field border border-base-300 bg-base-100 open:border-primary print:border-base-300"
    >
      <summary className="flex cursor-pointer items-center justify-between gap-3 rounded-field px-4 py-3 text-sm font-medium print:pb-1 print:font-semibold">
        {title}
        <ChevronDown
          className="size-4 shrink-0 transition-transform group-open:rotate-180 motion-reduce:transition-none print:hidden"
          aria-hidden="true"
        />
      </summary>
      <div className="space-y-3 px-4 pb-4 text-sm leading-relaxed print:space-y-1.5 print:pb-2">
        {children}
      </div>
    </details>
  );
}

function Way({ step, children }: { step: string; children: string }) {
  return (
    <p className="font-medium">
      <StepLink guide="gmail" step={step}>
        {children}
      </StepLink>
    </p>
  );
}
