"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useHydrated } from "#components/form/use-hydrated.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { TestAccepted, TestFailed } from "./test-outcome.tsx";
import type { MailboxFormApi } from "./use-mailbox-form.ts";
import { type TestAction, useMailboxTest } from "./use-mailbox-test.ts";

export type TestPanelProps = { form: MailboxFormApi; defaultTo: string; test: TestAction };

/** Try it: one real e-mail, and what became of it, stage by stage. */
export function TestPanel({ form, defaultTo, test }: TestPanelProps) {
  const t = useTranslations("mailbox");
  const hydrated = useHydrated();
  const { to, setTo, toProblem, busy, failure, result, run } = useMailboxTest(form, defaultTo, test);
  return (
    <section
      aria-labelledby="test-title"
      className="rounded-box border border-base-300 bg-base-100 p-5 sm:p-6 xl:sticky xl:top-8"
    >
      <div>
        <h2 id="test-title" className="text-lg font-semibold">
          {t("testTitle")}
        </h2>
        <p className="mt-1 text-sm text-base-content/70">{t("testIntro")}</p>
      </div>
      <form
        noValidate
        inert={!hydrated}
        className="mt-4 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
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
        <Button
          type="submit"
          busy={busy}
          icon={<Send className="size-4" aria-hidden="true" />}
          className="w-full"
        >
          {t("test")}
        </Button>
      </form>
      <div role="status" className="space-y-3 not-empty:mt-4">
        {busy && <p className="text-sm text-base-content/70">{t("testing")}</p>}
        {result?.accepted && (
          <TestAccepted
            result={result}
            sandbox={form.getValues("provider") === "sandbox"}
            unsaved={form.formState.isDirty}
          />
        )}
      </div>
      {failure && (
        <div className="mt-4">
          <Alert kind="error">
            <ProblemText problem={failure} />
          </Alert>
        </div>
      )}
      {result && !result.accepted && <TestFailed result={result} />}
    </section>
  );
}
