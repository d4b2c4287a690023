"use client";

import { Send, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useHydrated } from "#components/form/use-hydrated.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { GuideId } from "#lib/mailbox/guides.ts";
import { TestAccepted } from "./test-accepted.tsx";
import { TestFailed } from "./test-failed.tsx";
import { TestStages } from "./test-stages.tsx";
import type { MailboxFormApi } from "./use-mailbox-form.ts";
import type { TestMode, useMailboxTest } from "./use-mailbox-test.ts";

type Props = {
  form: MailboxFormApi;
  trial: ReturnType<typeof useMailboxTest>;
  /** The guide that stands beside the form, if one does. */
  guide: GuideId | undefined;
  onOpenGuide: (step: string) => void;
};

/** Try it: one real e-mail, and what becomes of it, stage by stage, while it happens. */
export function TestPanel({ form, trial, guide, onOpenGuide }: Props) {
  const t = useTranslations("mailbox");
  const { running, searching, stages, failure, result } = trial;
  const again = (mode: TestMode) => {
    // The button that asked for it vanishes: the focus goes to where the test begins once more.
    document.getElementById("test-title")?.focus();
    void trial.start(mode);
  };
  const current = stages.find(({ state }) => state === "started")?.stage;
  return (
    <section
      aria-labelledby="test-title"
      className="scroll-mt-20 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <h2 id="test-title" tabIndex={-1} className="w-fit scroll-mt-20 text-lg font-semibold">
        {t("testTitle")}
      </h2>
      <p className="mt-1 text-sm text-base-content/70">{t("testIntro")}</p>
      <TestForm trial={trial} />
      <p role="status" className="sr-only">
        {running && (searching ? t("searching") : current ? t(`stage.${current}`) : t("testing"))}
      </p>
      <div className="space-y-4 not-empty:mt-5">
        {stages.length > 0 && !failure && <TestStages stages={stages} />}
        {searching && (
          <p className="flex items-center gap-2 text-sm text-base-content/70">
            <span className="loading loading-spinner loading-xs" aria-hidden="true" />
            {t("searching")}
          </p>
        )}
        {failure && (
          <Alert kind="error">
            <ProblemText problem={failure} />
          </Alert>
        )}
        {result?.outcome === "accepted" && (
          <TestAccepted
            result={result}
            sandbox={form.getValues("provider") === "sandbox"}
            unsaved={form.formState.isDirty}
          />
        )}
        {result?.outcome === "cancelled" && <p className="text-sm">{t("cancelled")}</p>}
        {result?.outcome === "failed" && (
          <TestFailed
            result={result}
            form={form}
            guide={guide}
            onOpenGuide={onOpenGuide}
            again={() => again(result.mode)}
          />
        )}
      </div>
    </section>
  );
}

function TestForm({ trial }: Pick<Props, "trial">) {
  const t = useTranslations("mailbox");
  const hydrated = useHydrated();
  const { to, setTo, toProblem, running, start, cancel } = trial;
  return (
    <form
      noValidate
      inert={!hydrated}
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void start("send");
      }}
    >
      <TextField
        label={t("to")}
        type="email"
        autoComplete="email"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        problem={toProblem}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="primary"
          busy={running === "send"}
          icon={<Send className="size-4" aria-hidden="true" />}
        >
          {t("test")}
        </Button>
        <Button busy={running === "check"} onClick={() => void start("check")}>
          {t("checkOnly")}
        </Button>
        {running && (
          <Button look="quiet" onClick={cancel} icon={<X className="size-4" aria-hidden="true" />}>
            {t("endTest")}
          </Button>
        )}
      </div>
      <p className="text-sm text-base-content/70">{t("checkOnlyHint")}</p>
    </form>
  );
}
