import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { isLocale } from "#lib/base/locale.ts";
import { log } from "#lib/base/log.ts";
import type { SystemMail } from "#lib/base/system-mail.ts";
import { SmtpFailure } from "#lib/smtp/failure.ts";
import { namedByOperator } from "#lib/smtp/server.ts";
import { openSubmission, type Submission } from "#lib/smtp/submission.ts";
import { makeResetLink } from "./make-reset-link.ts";
import { resetMail } from "./reset-mail.ts";

/** Opening and sending together stay below the shortest pause: nobody else begins with the same mail meanwhile. */
const DEADLINE_MS = 25_000;

type Waiting = { userId: string; locale: string; attempts: number; tooOld: boolean };

let triedAtStart = false;

/** Sends what was asked for, by the mailbox of the installation, where it has one. */
export const resetMailing = { name: "reset-mails", run: sendResetMails };

/** Sends every mail that is due; what cannot be sent now is tried again after growing pauses, for a day. */
export async function sendResetMails(stop: AbortSignal): Promise<void> {
  const { systemMail } = settings();
  if (!systemMail) return;
  await signInOnce(systemMail, stop);
  for (let next = await claim(); next; next = stop.aborted ? undefined : await claim())
    await trySending(systemMail, next, stop);
}

/** At the start, so that the operator knows of a wrong setting before somebody waits for a mail. */
async function signInOnce(systemMail: SystemMail, stop: AbortSignal): Promise<void> {
  if (triedAtStart) return;
  triedAtStart = true;
  try {
    (await open(systemMail, stop)).close();
    log().info("the mailbox of the installation works");
  } catch (error) {
    log().error({ err: wordsOf(error) }, "the mailbox of the installation does not work");
  }
}

async function claim(): Promise<Waiting | undefined> {
  const [next] = await db().$queryRaw<Waiting[]>`
    UPDATE "ResetMail" SET "attempts" = "attempts" + 1,
      "dueAt" = now() + LEAST(power(2, "attempts"), 60) * interval '1 minute'
    WHERE "userId" = (
      SELECT "userId" FROM "ResetMail" WHERE "dueAt" <= now() ORDER BY "dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "userId", "locale", "attempts", "createdAt" < now() - interval '1 day' AS "tooOld"`;
  return next;
}

async function trySending(systemMail: SystemMail, waiting: Waiting, stop: AbortSignal): Promise<void> {
  const { userId, attempts, tooOld } = waiting;
  if (tooOld) {
    log().error(
      { userId, attempts },
      "a mail for a new password could not be sent within a day, and is given up",
    );
    return forget(userId);
  }
  try {
    const submission = await open(systemMail, stop);
    await send(submission, systemMail, waiting, stop).finally(() => submission.close());
    await forget(userId);
    log().info({ userId }, "a mail for a new password was sent");
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    const refused = error.stage === "recipient" && error.permanent;
    if (refused) await forget(userId);
    log().error(
      { userId, attempts, err: wordsOf(error) },
      refused ? "an account's address is refused" : "a mail for a new password could not be sent now",
    );
  }
}

function open({ server }: SystemMail, signal: AbortSignal): Promise<Submission> {
  return openSubmission({ ...server, [namedByOperator]: true }, { signal, deadlineMs: DEADLINE_MS });
}

/** The link is made once the server is ready to take it. @throws SmtpFailure */
async function send(
  submission: Submission,
  { from }: SystemMail,
  { userId, locale: asked }: Waiting,
  signal: AbortSignal,
): Promise<void> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  const locale = [user.locale, asked].find(isLocale) ?? "cs";
  const link = await makeResetLink(user);
  const result = await submission.send(await resetMail(from, { email: user.email, locale, link }), {
    signal,
  });
  // Without an answer it is sent once more: two links do no harm.
  if (result.outcome !== "accepted") throw result.outcome === "withheld" ? result.error : result.failure;
}

async function forget(userId: string): Promise<void> {
  await db().resetMail.deleteMany({ where: { userId } });
}

/** Stage, kind and the three digits of a reply: nothing of what was sent or said. */
const wordsOf = (error: unknown) => (error instanceof SmtpFailure ? error.message : "unexpected");
