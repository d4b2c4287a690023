import { resetMailing } from "#lib/auth/reset/send-reset-mails.ts";
import { tidyingAccounts } from "#lib/auth/tidy-accounts.ts";
import { dailyCheck } from "#lib/mailbox/daily-check.ts";
import { tidying } from "#lib/outbox/tidy.ts";
import { runWorker } from "#lib/outbox/worker.ts";
import { composing } from "#lib/sending/batches/compose-batches.ts";
import { reminding } from "#lib/sending/reminders/reminding.ts";
import { thinning } from "#lib/sending/uploads/thin-uploads.ts";

/** The worker process: what it does by the clock, and what it does besides delivering. */
await runWorker({
  schedules: [dailyCheck, reminding, tidying, thinning, tidyingAccounts],
  chores: [composing, resetMailing],
});
