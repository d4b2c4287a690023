import { type MailboxWithPassword, readMailboxWithPassword } from "#lib/mailbox/read-mailbox.ts";
import type { Message, SendResult } from "#lib/smtp/outcome.ts";
import type { SendHooks } from "#lib/smtp/send.ts";
import type { OnStage } from "#lib/smtp/stages.ts";
import { openSubmission, type Submission, type SubmissionOptions } from "#lib/smtp/submission.ts";
import type { Claim } from "./claim.ts";
import type { KnownMailbox } from "./verdict.ts";

/** The one connection of a mailbox, kept open from delivery to delivery while nothing about the mailbox changes. */
export class Line {
  /** Hears the stages of the delivery that is being sent. */
  onStage: OnStage = () => {};
  #open: { submission: Submission; version: number } | undefined;
  #mailbox: MailboxWithPassword | undefined;
  readonly #deadline: Pick<SubmissionOptions, "deadlineMs">;

  /** @param deadlineMs see `SubmissionOptions` */
  constructor(deadlineMs?: number) {
    this.#deadline = deadlineMs === undefined ? {} : { deadlineMs };
  }

  /** What a diagnosis may take into account; empty until the mailbox was read. */
  get known(): KnownMailbox {
    const { provider = "", workedAt } = this.#mailbox ?? {};
    return { provider, history: workedAt ? { workedAt } : {} };
  }

  /**
   * @throws SmtpFailure when the server cannot be reached or refuses the login
   * @throws UserError when the mailbox cannot be read
   */
  async send(claim: Claim, message: Message, hooks: SendHooks): Promise<SendResult> {
    const result = await this.#kept(claim)?.send(message, hooks);
    if (result && !isStale(result)) return result;
    return (await this.#renew(claim, hooks.signal)).send(message, hooks);
  }

  close(): void {
    this.#open?.submission.close();
    this.#open = undefined;
  }

  #kept({ mailboxVersion }: Claim): Submission | undefined {
    return this.#open?.version === mailboxVersion && this.#open.submission.usable
      ? this.#open.submission
      : undefined;
  }

  async #renew(
    { companyId, mailboxId, mailboxVersion: version }: Claim,
    signal?: AbortSignal,
  ): Promise<Submission> {
    this.close();
    this.#mailbox = await readMailboxWithPassword(companyId, mailboxId);
    const onStage: OnStage = (event) => this.onStage(event);
    const options = { onStage, ...this.#deadline, ...(signal && { signal }) };
    const submission = await openSubmission(this.#mailbox.server, options);
    this.#open = { submission, version };
    return submission;
  }
}

// Servers end a connection after so many messages or so much time, some in the middle of a greeting: that is the
// connection's end and says nothing about the message.
function isStale(result: SendResult): boolean {
  if (result.outcome !== "failed" && result.outcome !== "refused") return false;
  const { stage, responseCode } = result.failure;
  return stage === "sender" && (result.outcome === "failed" || responseCode === 421 || responseCode === 503);
}
