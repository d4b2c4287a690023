import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { TestResult } from "#lib/mailbox/test-mailbox.ts";
import { TestStages } from "./test-stages.tsx";

type Accepted = Extract<TestResult, { accepted: true }>;
type Failed = Extract<TestResult, { accepted: false }>;

/** The server said yes. */
export function TestAccepted({
  result,
  sandbox,
  unsaved,
}: {
  result: Accepted;
  sandbox: boolean;
  unsaved: boolean;
}) {
  const t = useTranslations("mailbox");
  return (
    <>
      <div className="flex gap-2.5 text-sm">
        <CircleCheck className="mt-0.5 size-5 shrink-0 text-success" aria-hidden="true" />
        <div className="min-w-0 wrap-anywhere">
          <p className="font-medium">{t("accepted", { host: result.host, to: result.to })}</p>
          {sandbox ? (
            <Link href="/sandbox" className="link">
              {t("openSandbox")}
            </Link>
          ) : (
            <p className="text-base-content/70">{t("acceptedHint")}</p>
          )}
          {unsaved && <p className="mt-1 font-medium text-warning">{t("acceptedUnsaved")}</p>}
        </div>
      </div>
      <TestStages stages={result.stages} />
      <Reply text={result.reply} />
    </>
  );
}

/** It did not go, or nobody knows: what happened, what to do, and where it stopped. */
export function TestFailed({ result }: { result: Failed }) {
  const t = useTranslations("mailbox");
  const diagnosis = useTranslations("diagnosis");
  const sentence = diagnosis(result.diagnosis, result.params);
  return (
    <div className="mt-4 space-y-3">
      <Alert kind="error" title={t(result.inDoubt ? "inDoubt" : "refused")}>
        <p className="text-sm wrap-anywhere">{sentence}</p>
      </Alert>
      <TestStages stages={result.stages} />
      {!sentence.includes(result.params.reply) && <Reply text={result.params.reply} />}
    </div>
  );
}

function Reply({ text }: { text: string }) {
  const t = useTranslations("mailbox");
  return (
    <div className="text-sm">
      <p className="text-base-content/70">{t("reply")}</p>
      <p className="mt-1 rounded-field bg-base-200 px-3 py-2 font-mono text-xs wrap-anywhere">{text}</p>
    </div>
  );
}
