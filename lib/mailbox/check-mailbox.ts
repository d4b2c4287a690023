import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type Problem, UserError } from "#lib/base/errors.ts";
import { diagnose } from "#lib/smtp/diagnose.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import { SmtpFailure } from "#lib/smtp/failure.ts";
import { openSubmission } from "#lib/smtp/submission.ts";
import { admitTry } from "./admit-try.ts";
import { type HealthEffect, healthEffect } from "./health-effect.ts";
import { noteSuccess, noteTrouble } from "./note-health.ts";
import { type MailboxWithPassword, readMailboxWithPassword } from "./read-mailbox.ts";
import { UNREADABLE } from "./unreadable-passwords.ts";

const LIMIT_MS = 19_000;

export type CheckOutcome = { works: true } | { works: false; reason: Problem };

/**
 * Signs in with what is saved and sends nothing, and writes down what that tells of the mailbox.
 * @throws UserError `notFound`
 */
export async function checkMailbox(
  company: Pick<ActingCompany, "id">,
  { id }: { id: string },
  signal: AbortSignal = new AbortController().signal,
): Promise<CheckOutcome> {
  const row = await db().mailbox.findFirst({
    where: { companyId: company.id, id, removedAt: null },
    select: { companyId: true, id: true, version: true },
  });
  if (!row) throw new UserError("notFound");
  const failed = await trySignIn(company.id, id, signal);
  await db().$transaction((tx) => (failed ? noteTrouble(tx, row, failed) : noteSuccess(tx, row, "signIn")));
  return failed ? { works: false, reason: failed.reason } : { works: true };
}

/**
 * The same, asked for by a person: it counts like a test.
 * @throws UserError `notFound`, `tooManyTests`
 */
export async function checkMailboxForPerson(
  company: ActingCompany,
  input: { id: string },
): Promise<CheckOutcome> {
  await admitTry(company, input);
  const result = await checkMailbox(company, input);
  const event = {
    companyId: company.id,
    userId: company.userId,
    event: "mailbox.checked",
    subjectId: input.id,
  };
  await db().auditEvent.create({ data: { ...event, details: { works: result.works } } });
  return result;
}

type Failed = { reason: Problem; effect: HealthEffect };

async function trySignIn(companyId: string, id: string, signal: AbortSignal): Promise<Failed | undefined> {
  let mailbox: MailboxWithPassword;
  try {
    mailbox = await readMailboxWithPassword(companyId, id);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { reason: UNREADABLE, effect: "failingUntilPerson" };
  }
  try {
    const submission = await openSubmission(mailbox.server, { signal, deadlineMs: LIMIT_MS });
    submission.close();
    return undefined;
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    return failedBy(mailbox, error);
  }
}

function failedBy({ provider, workedAt }: MailboxWithPassword, failure: SmtpFailure): Failed {
  const diagnosis = diagnose(provider, failure, workedAt ? { workedAt } : {});
  return {
    reason: diagnosisProblem(diagnosis.id, diagnosis.params),
    effect: healthEffect(diagnosis, failure.stage),
  };
}
