import type { ActingCompany } from "#lib/base/acting-company.ts";
import { apologize } from "#lib/base/apologize.ts";
import { Channel } from "#lib/base/channel.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Locale } from "#lib/base/locale.ts";
import { SmtpFailure } from "#lib/smtp/failure.ts";
import type { CheckResult, Message, SendResult } from "#lib/smtp/outcome.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { OnStage } from "#lib/smtp/stages.ts";
import { openSubmission } from "#lib/smtp/submission.ts";
import { Transcript } from "#lib/smtp/transcript.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { admitTry } from "./admit-try.ts";
import { explainFailure } from "./explain-failure.ts";
import type { HealthEffect } from "./health-effect.ts";
import { passwordMeant } from "./password.ts";
import { trustOf } from "./read-mailbox.ts";
import { proves, recordTest } from "./record-test.ts";
import { untilEnded } from "./running-tests.ts";
import { isSaved } from "./saved-values.ts";
import type { MailboxTestValues } from "./schema.ts";
import type { TestEvent, TestResult } from "./test-events.ts";
import { composeTestMessage } from "./test-message.ts";
import { proofOf } from "./test-proof.ts";
import { checkedCertificate } from "./trusted-certificate.ts";

// The person waits at most 20 s; the rest is for composing and for our own records.
const LIMIT_MS = 19_000;
/** Of it until signed in: where that fails, the last third is for the search of what would help. */
const OPENING_SHARE = 2 / 3;

type Trial = {
  company: ActingCompany;
  input: MailboxTestValues;
  server: SmtpServer;
  /** When these very values, saved, worked for the last time. */
  workedAt: Date | null;
  limitMs: number;
};

/**
 * Sends one real message with values that need not be saved, through the same code as invoices, and tells each stage
 * as it happens; a check stops before the message. A blank password means the saved one, for the same server, port
 * and username only. Works whether or not the service is on. A reader that leaves ends the test.
 * @param limitMs the longest that all of it may take
 * @throws UserError `notFound`, `tooManyTests`, or at `password` when it has to be entered, or at `trustedCertificate`
 */
export async function testMailbox(
  company: ActingCompany,
  input: MailboxTestValues,
  locale: Locale,
  { limitMs = LIMIT_MS }: { limitMs?: number } = {},
): Promise<AsyncIterable<TestEvent>> {
  const saved = await findSaved(company, input.id);
  const { host, port, encryption, username } = input;
  const password = passwordMeant(saved, input);
  const trust = trustOf(checkedCertificate(input.trustedCertificate));
  const server = { host, port, encryption, username, password, ...trust };
  const workedAt = saved && isSaved(saved, input.address, server) ? saved.lastSuccessAt : null;
  const trial = { company, input, server, workedAt, limitMs };
  await admitTry(company, input);
  const left = new AbortController();
  const channel = new Channel<TestEvent>(() => left.abort());
  void run(trial, locale, channel, left.signal)
    .catch((error) => channel.push({ kind: "broken", problem: apologize(error) }))
    .finally(() => channel.close());
  return channel;
}

async function findSaved(company: ActingCompany, id: string): Promise<Mailbox | null> {
  if (id === "") return null;
  const saved = await db().mailbox.findFirst({ where: { companyId: company.id, id, removedAt: null } });
  if (!saved) throw new UserError("notFound");
  return saved;
}

async function run(
  trial: Trial,
  locale: Locale,
  channel: Channel<TestEvent>,
  left: AbortSignal,
): Promise<void> {
  const { company, input, server } = trial;
  const ended = untilEnded(company, input.run);
  try {
    const signal = AbortSignal.any([left, ended.signal]);
    const limit = AbortSignal.any([signal, AbortSignal.timeout(trial.limitMs)]);
    const transcript = new Transcript(server);
    const message = input.mode === "send" ? await composeTestMessage(input, locale) : undefined;
    const onStage: OnStage = (event) => channel.push({ kind: "stage", ...event });
    const outcome = await submit(trial, message, { signal: limit, transcript, onStage });
    const onSearch = () => channel.push({ kind: "searching" });
    const { result, effect } = await resultOf(trial, outcome, { signal, limit, onSearch });
    await recordTest(trial, { ...result, effect });
    const { mode, to, host } = input;
    channel.push({ kind: "ended", result: { mode, to, host, transcript: transcript.lines(), ...result } });
  } finally {
    ended.release();
  }
}

type Wire = { signal: AbortSignal; transcript: Transcript; onStage: OnStage };

async function submit(
  { server, input, limitMs }: Trial,
  message: Message | undefined,
  wire: Wire,
): Promise<SendResult | CheckResult> {
  try {
    const openingMs = Math.floor(limitMs * OPENING_SHARE);
    const submission = await openSubmission(server, { deadlineMs: limitMs, openingMs, ...wire });
    try {
      if (message) return await submission.send(message);
      return await submission.check({ from: input.address, to: [input.to] });
    } finally {
      submission.close();
    }
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    return { outcome: "failed", failure: error };
  }
}

type Shown<R = TestResult> = R extends TestResult ? Omit<R, "mode" | "to" | "host" | "transcript"> : never;
type Ended = { result: Shown; effect?: HealthEffect };

async function resultOf(
  { company, server, input, workedAt }: Trial,
  ended: SendResult | CheckResult,
  { signal, limit, onSearch }: { signal: AbortSignal; limit: AbortSignal; onSearch: () => void },
): Promise<Ended> {
  if (ended.outcome === "withheld") throw ended.error;
  if (ended.outcome === "accepted" || ended.outcome === "checked") {
    const proof = proofOf(company.id, { ...server, address: input.address }, proves(input.mode));
    return { result: { outcome: "accepted", reply: ended.reply, proof } };
  }
  const inDoubt = ended.outcome === "unknown";
  // Whoever ended it wants no explanation, unless the message may have left.
  if (signal.aborted && !inDoubt) return { result: { outcome: "cancelled" } };
  const { explained, effect } = await explainFailure(server, ended.failure, {
    provider: input.provider,
    ...(workedAt && { history: { workedAt } }),
    signal: limit,
    onSearch,
  });
  if (signal.aborted && !inDoubt) return { result: { outcome: "cancelled" } };
  return { result: { outcome: "failed", inDoubt, ...explained }, effect };
}
