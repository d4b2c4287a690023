import { BookOpen } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { GuideId } from "#lib/mailbox/guides.ts";
import { GuideStepper } from "./guide-stepper.tsx";
import { readGuide } from "./read-guide.ts";

/** A guide that stands beside the form: one step at a time. Joined to the form by `GuideBridge`. */
export async function Guide({ id }: { id: GuideId }) {
  const [t, guide] = await Promise.all([getTranslations("guide"), readGuide(id, "panel")]);
  const total = guide.steps.length;
  const steps = guide.steps.map((step, index) => ({
    id: step.id,
    title: step.title,
    position: t("position", { number: index + 1, total }),
    anchors: step.anchors ?? [],
    body: step.body,
  }));
  return (
    <section
      aria-label={t("panel", { name: guide.name })}
      className="min-w-0 space-y-5 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <header className="space-y-2">
        <h2 className="text-lg font-semibold text-balance">{guide.title}</h2>
        <p className="text-sm text-base-content/70">{guide.intro}</p>
        <a
          href={`/guide/${id}`}
          target="_blank"
          rel="noreferrer"
          className="link flex w-fit items-center gap-1.5 text-sm"
        >
          <BookOpen className="size-4" aria-hidden="true" />
          {t("openPage")}
          <span className="sr-only">({t("newTab")})</span>
        </a>
      </header>
      {guide.preface && (
        <details className="text-sm">
          <summary className="w-fit cursor-pointer font-medium">{guide.preface.title}</summary>
          <div className="mt-3">{guide.preface.body}</div>
        </details>
      )}
      <GuideStepper
        guide={id}
        steps={steps}
        texts={{ steps: t("steps"), back: t("back"), next: t("next") }}
      />
    </section>
  );
}
