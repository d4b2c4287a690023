import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type Problem, UserError } from "#lib/base/errors.ts";
import { diagnose } from "#lib/smtp/diagnose.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import { SmtpFailure } from "#lib/smtp/failure.ts";
import { openSubmission } from "#lib/smtp/submission.ts";
import { markFailing, markWorking, type Tried } from "./health.ts";
import { type MailboxWithPassword, readMailboxWithPassword } from "./read-mailbox.ts";

const LIMIT_MS = 19_000;

export type CheckOutcome = { works: true } | { works: false; reason: Problem };

/**
 * Signs in with what is saved and sends nothing, and writes down what became of it. A server that only asks for
 * patience says nothing about the settings: then the state stays as it was.
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
  const failure = await trySignIn(company.id, row, signal);
  if (!failure) {
    await db().$transaction((tx) => markWorking(tx, row));
    return { works: true };
  }
  const { reason, blame } = failure;
  if (blame) await db().$transaction((tx) => markFailing(tx, row, { reason, pause: blame === "login" }));
  return { works: false, reason };
}

type Failed = { reason: Problem; blame?: "login" | "connection" };

async function trySignIn(companyId: string, row: Tried, signal: AbortSignal): Promise<Failed | undefined> {
  let mailbox: MailboxWithPassword;
  try {
    mailbox = await readMailboxWithPassword(companyId, row.id);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { reason: "diagnosis.passwordUnreadable", blame: "login" };
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
  const reason = diagnosisProblem(diagnosis.id, diagnosis.params);
  if (failure.code === "EABORT") return { reason };
  if (!diagnosis.account) return { reason, blame: "connection" };
  return diagnosis.retryAfter === undefined ? { reason, blame: "login" } : { reason };
}
