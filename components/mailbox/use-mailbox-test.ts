"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { post } from "#components/form/post.ts";
import { settle } from "#components/form/use-action-form.ts";
import { type Problem, problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import type { MailboxForm, MailboxTestForm } from "#lib/mailbox/schema.ts";
import type { TestEvent, TestResult } from "#lib/mailbox/test-events.ts";
import { beginStages, type ShownStage, stageAfter } from "./shown-stages.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

export type TestAction = (input: MailboxTestForm) => Promise<Result<AsyncIterable<TestEvent>>>;
export type TestMode = MailboxTestForm["mode"];

type Answer = Result<AsyncIterable<TestEvent>>;

/**
 * Tries what the form says now and shows each stage as it happens; marks the field concerned when it fails. A test
 * that runs is ended by `cancel`, by a new one, and by leaving the page.
 */
export function useMailboxTest(form: MailboxFormApi, defaultTo: string, test: TestAction) {
  const router = useRouter();
  const [to, setTo] = useState(defaultTo);
  const [toProblem, setToProblem] = useState<Problem>();
  const [running, setRunning] = useState<TestMode>();
  const [searching, setSearching] = useState(false);
  const [failure, setFailure] = useState<Problem>();
  const [stages, setStages] = useState<ShownStage[]>([]);
  const [result, setResult] = useState<TestResult>();
  const run = useRef<string>(undefined);
  useEndOnLeave(run);

  const mark = (fields: Record<string, Problem | undefined>) => {
    setToProblem(fields.to);
    const known = Object.entries(fields).filter(([field]) => field in form.fields);
    for (const [field, message] of known)
      form.setError(field as keyof MailboxForm, { type: "test", message });
  };

  const hear = (event: TestEvent) => {
    if (event.kind === "stage") setStages((shown) => stageAfter(shown, event));
    else if (event.kind === "searching") setSearching(true);
    else if (event.kind === "broken") setFailure(event.problem);
    else show(event.result);
  };

  const show = (ended: TestResult) => {
    setResult(ended);
    mark(fieldsOf(ended));
    if (ended.outcome === "accepted") form.setValue("proof", ended.proof);
    // What is known of the saved mailbox may have changed by it.
    router.refresh();
  };

  const follow = async (answer: Answer, mine: string) => {
    if (!answer.ok) {
      setFailure(answer.problem ?? problem("fieldsFirst"));
      return mark(answer.fields ?? {});
    }
    try {
      for await (const event of answer.value) if (run.current === mine) hear(event);
    } catch {
      if (run.current === mine) setFailure(problem("offline"));
    }
  };

  const start = async (mode: TestMode) => {
    // A second press before React has drawn the first one must not send twice.
    if (run.current) return;
    const mine = randomName();
    run.current = mine;
    setRunning(mode);
    setSearching(false);
    setResult(undefined);
    setFailure(undefined);
    setToProblem(undefined);
    setStages(beginStages({ ...form.getValues(), mode }));
    form.clearErrors();
    await follow(await ask({ ...form.getValues(), to, mode, run: mine }, test), mine);
    if (run.current !== mine) return;
    run.current = undefined;
    setRunning(undefined);
    setSearching(false);
  };

  const cancel = () => void endTest(run.current);

  return { to, setTo, toProblem, running, searching, stages, failure, result, start, cancel };
}

/** The door would say the same; the browser says it at once. */
async function ask(input: MailboxTestForm, test: TestAction): Promise<Answer> {
  const schema = await import("#lib/mailbox/schema.ts").catch(() => undefined);
  if (!schema) return { ok: false, problem: problem("offline") };
  const checked = schema.mailboxTestSchema.safeParse(input);
  if (checked.success) return settle(() => test(input));
  const fields: Record<string, Problem> = {};
  for (const { path, message } of checked.error.issues) fields[String(path[0])] ??= message;
  return { ok: false, fields };
}

function useEndOnLeave(run: { current: string | undefined }): void {
  useEffect(() => {
    const leave = () => void endTest(run.current);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [run]);
}

async function endTest(run: string | undefined): Promise<void> {
  if (run) await post("/settings/email/end-test", { run });
}

function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

function fieldsOf(result: TestResult): Record<string, Problem> {
  if (result.outcome !== "failed" || !result.field) return {};
  return { [result.field === "recipient" ? "to" : result.field]: result.problem };
}
