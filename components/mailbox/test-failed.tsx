import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { GuideId } from "#lib/mailbox/guides.ts";
import type { TestResult } from "#lib/mailbox/test-events.ts";
import { CertificateCard } from "./certificate-card.tsx";
import { RemedyButtons } from "./remedy-buttons.tsx";
import { ServerReply } from "./server-reply.tsx";
import { TranscriptDetails } from "./transcript-details.tsx";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

export type FailedProps = {
  result: Extract<TestResult, { outcome: "failed" }>;
  form: MailboxFormApi;
  guide: GuideId | undefined;
  onOpenGuide: (step: string) => void;
  /** The same test once more, with what the form says then. */
  again: () => void;
};

/** It did not go, or nobody knows: what happened, what to do, and a button that does it where there is one. */
export function TestFailed(props: FailedProps) {
  const t = useTranslations("mailbox");
  const { result } = props;
  const title = result.inDoubt ? "inDoubt" : result.mode === "send" ? "refused" : "checkRefused";
  return (
    <>
      <Alert kind={result.severity === "wait" ? "warning" : "error"} title={t(title)}>
        <p className="text-sm wrap-anywhere">
          <ProblemText problem={result.problem} />
        </p>
      </Alert>
      <RemedyButtons {...props} />
      {result.certificate && <CertificateCard {...props} certificate={result.certificate} />}
      <ServerReply text={result.reply} />
      <TranscriptDetails lines={result.transcript} />
    </>
  );
}
