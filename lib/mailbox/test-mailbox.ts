import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Locale } from "#lib/base/locale.ts";
import { type Diagnosis, diagnose } from "#lib/smtp/diagnose.ts";
import { SmtpFailure } from "#lib/smtp/failure.ts";
import type { Message, SendResult } from "#lib/smtp/outcome.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { StageEvent } from "#lib/smtp/stages.ts";
import { openSubmission } from "#lib/smtp/submission.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { isSameLogin, openPassword, passwordMeant } from "./password.ts";
import { resumeMailbox } from "./resume-mailbox.ts";
import type { MailboxTestValues } from "./schema.ts";
import { composeTestMessage } from "./test-message.ts";

// The person waits at most 20 s; the rest is for composing and for our own records.
const LIMIT_MS = 19_000;

/** How long each stage took; the last one may have failed. */
export type TestedStage = { stage: StageEvent["stage"]; state: "done" | "failed"; ms: number };

export type TestResult = { to: string; host: string; stages: TestedStage[] } & (
  | { accepted: true; reply: string }
  | {
      accepted: false;
      /** `diagnosis.<id>` in locales, with its values. */
      diagnosis: Diagnosis["id"];
      params: { host: string; port: number; reply: string };
      /** What the person should look at. */
      field: Diagnosis["field"];
      /** The message left, but no answer came: it may have arrived. */
      inDoubt: boolean;
    }
);

/**
 * Sends one real message with values that need not be saved, through the same code as invoices. A blank password
 * means the saved one, for the same server, port and username only. Works whether or not the service is on.
 * @throws UserError at `password` when it has to be entered
 */
export async function testMailbox(
  company: ActingCompany,
  input: MailboxTestValues,
  locale: Locale,
): Promise<TestResult> {
  const where = { companyId: company.id };
  const saved = await db().mailbox.findFirst({ where, orderBy: { createdAt: "asc" } });
  const { host, port, encryption, username } = input;
  const server = { host, port, encryption, username, password: passwordMeant(saved, input) };
  const message = await composeTestMessage(input, locale);
  const stages: TestedStage[] = [];
  const outcome = await submit(server, message, ({ stage, state, ms }) => {
    if (state !== "started") stages.push({ stage, state, ms });
  });
  await record(company, saved, input, outcome);
  return { to: input.to, host, stages, ...resultOf(input.provider, outcome) };
}

async function submit(
  server: SmtpServer,
  message: Message,
  onStage: (event: StageEvent) => void,
): Promise<SendResult> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const submission = await openSubmission(server, { signal, deadlineMs: LIMIT_MS, onStage });
    try {
      return await submission.send(message);
    } finally {
      submission.close();
    }
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    return { outcome: "failed", failure: error };
  }
}

function resultOf(provider: string, ended: SendResult) {
  if (ended.outcome === "accepted") return { accepted: true as const, reply: ended.reply };
  if (ended.outcome === "withheld") throw ended.error;
  const { failure, outcome } = ended;
  const { id, field } = diagnose(provider, failure);
  const { host, port, reply } = failure;
  return {
    accepted: false as const,
    diagnosis: id,
    params: { host, port, reply },
    field,
    inDoubt: outcome === "unknown",
  };
}

/** The trace of the test; and a mailbox that was paused goes on, once its saved values have proved good. */
async function record(
  company: ActingCompany,
  saved: Mailbox | null,
  input: MailboxTestValues,
  { outcome }: SendResult,
) {
  const { host, port, encryption } = input;
  const details = { host, port, encryption, to: input.to, outcome };
  const data = { companyId: company.id, userId: company.userId, event: "mailbox.tested", details };
  await db().$transaction(async (tx) => {
    await tx.auditEvent.create({ data: { ...data, subjectId: saved?.id ?? null } });
    if (saved && outcome === "accepted" && isSaved(saved, input))
      await resumeMailbox(tx, company.id, saved.id);
  });
}

function isSaved(saved: Mailbox, input: MailboxTestValues): boolean {
  if (!isSameLogin(saved, input) || saved.encryption !== input.encryption) return false;
  if (input.password === "") return true;
  return saved.passwordSealed !== null && openPassword(saved.passwordSealed, saved) === input.password;
}
