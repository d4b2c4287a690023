"use client";

import { useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { post } from "#components/form/post.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Result } from "#lib/base/result.ts";
import type { DomainCheck } from "#lib/mailbox/domain-check/check-domain.ts";
import { DomainCheckResult } from "./domain-check-result.tsx";

/** Asks on demand what DNS says about the domain of a mailbox. */
export function DomainCheckCard({ mailboxId }: { mailboxId: string }) {
  const t = useTranslations("domainCheck");
  const titleId = useId();
  const [busy, start] = useTransition();
  const [result, setResult] = useState<Result<DomainCheck>>();
  const run = () =>
    start(async () => {
      setResult(undefined);
      const answer = await post<DomainCheck>("/settings/email/check-domain", { id: mailboxId });
      start(() => setResult(answer));
    });
  return (
    <section aria-labelledby={titleId} className="rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <h2 id={titleId} className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-base-content/70">{t("intro")}</p>
      <Button className="mt-4" busy={busy} onClick={run}>
        {t("check")}
      </Button>
      <p role="status" className="text-sm text-base-content/70 not-empty:mt-3">
        {busy && t("checking")}
        {result?.ok && <span className="sr-only">{t("done")}</span>}
      </p>
      {result && (
        <div className="mt-5">
          {result.ok ? (
            <DomainCheckResult check={result.value} />
          ) : (
            <Alert kind="error">
              <ProblemText problem={result.problem ?? "unexpected"} />
            </Alert>
          )}
        </div>
      )}
    </section>
  );
}
