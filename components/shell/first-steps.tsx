import { ArrowRight, CircleCheck, CircleDashed } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FirstSteps } from "#lib/sending/first-steps.ts";

const steps = [
  { step: "companyDetails", href: "/settings/company" },
  { step: "mailbox", href: "/settings/email" },
  { step: "sendingOn", href: "/settings/email" },
  { step: "firstSent", href: "/invoices" },
] as const;

/** The checklist from a new account to the first sent invoice; each step leads to where it is done. */
export function FirstStepsList({ done }: { done: FirstSteps }) {
  const t = useTranslations("overview");
  return (
    <section className="rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <h2 className="text-lg font-semibold">{t("stepsTitle")}</h2>
      <p className="mt-1 text-sm text-base-content/70">{t("stepsIntro")}</p>
      <ol className="mt-4 divide-y divide-base-300">
        {steps.map(({ step, href }) => (
          <li key={step}>
            <Link
              href={href}
              className="group flex items-center gap-3 rounded-field px-1 py-3 hover:bg-base-200"
            >
              {done[step] ? (
                <CircleCheck className="size-5 shrink-0 text-success" aria-hidden="true" />
              ) : (
                <CircleDashed className="size-5 shrink-0 text-base-content/60" aria-hidden="true" />
              )}
              <span className="min-w-0 flex-1">
                <span className={done[step] ? "text-base-content/70 line-through" : "font-medium"}>
                  {t(`step_${step}`)}
                </span>
                <span className="sr-only"> ({t(done[step] ? "done" : "open")})</span>
              </span>
              <ArrowRight className="size-4 shrink-0 opacity-60" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
