import { getTranslations } from "next-intl/server";
import { BackLink } from "#components/ui/back-link.tsx";
import type { GuideId } from "#lib/mailbox/guides.ts";
import { GuideContents } from "./guide-contents.tsx";
import { GuideSteps } from "./guide-steps.tsx";
import { HowTo } from "./how-to.tsx";
import { readGuide } from "./read-guide.ts";

/** A guide as a page of its own: all steps one under the other. `address` is the page's own. */
export async function GuidePage({ id, address }: { id: GuideId; address: string }) {
  const [t, guide] = await Promise.all([getTranslations("guide"), readGuide(id, "page")]);
  return (
    <article data-guide="">
      <HowTo guide={guide} address={address} />
      <header className="max-w-3xl">
        <p className="mb-3 hidden text-sm print:block">{address}</p>
        <div className="print:hidden">
          <BackLink href="/guide">{t("allGuides")}</BackLink>
        </div>
        <h1 className="text-3xl font-semibold tracking-tight text-balance sm:text-4xl">{guide.title}</h1>
        <p className="mt-4 max-w-prose text-lg leading-relaxed text-base-content/80 text-pretty">
          {guide.intro}
        </p>
      </header>
      <div className="mt-8 gap-10 print:mt-5 print:block lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
        <GuideContents label={t("contents")} steps={guide.steps} />
        <div className="mt-8 min-w-0 space-y-6 print:mt-0 print:space-y-4 lg:mt-0">
          {guide.preface && (
            <section className="rounded-box border border-base-300 px-4 py-4 sm:px-8 sm:py-5 print:border-0 print:p-0">
              <h2 className="mb-2 font-semibold">{guide.preface.title}</h2>
              {guide.preface.body}
            </section>
          )}
          <GuideSteps steps={guide.steps} />
        </div>
      </div>
    </article>
  );
}
