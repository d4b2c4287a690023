"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { settle } from "#components/form/use-action-form.ts";
import { type Problem, problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import type { MailboxForm } from "#lib/mailbox/schema.ts";
import type { TestResult } from "#lib/mailbox/test-mailbox.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

export type TestAction = (input: MailboxForm & { to: string }) => Promise<Result<TestResult>>;

/** Sends a test e-mail with what the form says now, and marks the field concerned when it fails. */
export function useMailboxTest(form: MailboxFormApi, defaultTo: string, test: TestAction) {
  const router = useRouter();
  const [to, setTo] = useState(defaultTo);
  const [toProblem, setToProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Problem>();
  const [result, setResult] = useState<TestResult>();
  const running = useRef(false);

  const mark = (fields: Record<string, Problem | undefined>) => {
    setToProblem(fields.to);
    const known = Object.entries(fields).filter(([field]) => field in form.fields);
    for (const [field, message] of known)
      form.setError(field as keyof MailboxForm, { type: "test", message });
  };

  const ask = async () => {
    const input = { ...form.getValues(), to };
    const schema = await import("#lib/mailbox/schema.ts").catch(() => undefined);
    if (!schema) return { ok: false as const, problem: problem("offline") };
    const checked = schema.mailboxTestSchema.safeParse(input);
    if (checked.success) return settle(() => test(input));
    const fields: Record<string, Problem> = {};
    for (const { path, message } of checked.error.issues) fields[String(path[0])] ??= message;
    return { ok: false as const, fields };
  };

  const run = async () => {
    // A second press before React has drawn the first one must not send twice.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setResult(undefined);
    setFailure(undefined);
    setToProblem(undefined);
    form.clearErrors();
    const answer = await ask();
    running.current = false;
    setBusy(false);
    if (answer.ok) {
      setResult(answer.value);
      mark(fieldsOf(answer.value));
      // A pause of the mailbox may have ended by it.
      if (answer.value.accepted) router.refresh();
    } else {
      setFailure(answer.problem ?? problem("fieldsFirst"));
      mark(answer.fields ?? {});
    }
  };

  return { to, setTo, toProblem, busy, failure, result, run };
}

function fieldsOf(result: TestResult): Record<string, Problem> {
  if (result.accepted || !result.field) return {};
  const field = result.field === "recipient" ? "to" : result.field;
  const query = new URLSearchParams(
    Object.entries(result.params).map(([name, value]) => [name, String(value)]),
  );
  return { [field]: `diagnosis.${result.diagnosis}?${query}` };
}
