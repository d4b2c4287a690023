import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TestResult } from "#lib/mailbox/test-events.ts";
import { ServerReply } from "./server-reply.tsx";
import { TranscriptDetails } from "./transcript-details.tsx";

type Props = { result: Extract<TestResult, { outcome: "accepted" }>; sandbox: boolean; unsaved: boolean };

/** The server said yes. */
export function TestAccepted({ result, sandbox, unsaved }: Props) {
  const t = useTranslations("mailbox");
  const { mode, host, to } = result;
  return (
    <>
      <div role="status" className="flex gap-2.5 text-sm">
        <CircleCheck className="mt-0.5 size-5 shrink-0 text-success" aria-hidden="true" />
        <div className="min-w-0 wrap-anywhere">
          <p className="font-medium">{t(mode === "send" ? "accepted" : "checked", { host, to })}</p>
          {mode === "send" && <WhereToLook sandbox={sandbox} />}
          {unsaved && <p className="mt-1 font-medium text-warning">{t("acceptedUnsaved")}</p>}
        </div>
      </div>
      <ServerReply text={result.reply} />
      <TranscriptDetails lines={result.transcript} />
    </>
  );
}

function WhereToLook({ sandbox }: { sandbox: boolean }) {
  const t = useTranslations("mailbox");
  if (!sandbox) return <p className="text-base-content/70">{t("acceptedHint")}</p>;
  return (
    <Link href="/sandbox" className="link">
      {t("openSandbox")}
    </Link>
  );
}
