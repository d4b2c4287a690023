import { dailyCheck } from "#lib/mailbox/daily-check.ts";
import { tidying } from "#lib/outbox/tidy.ts";
import { runWorker } from "#lib/outbox/worker.ts";
import { composing } from "./batches/compose-batches.ts";
import { reminding } from "./reminders/reminding.ts";
import { thinning } from "./uploads/thin-uploads.ts";

/** The worker process: what it does by the clock, and what it does besides delivering. */
await runWorker({ schedules: [dailyCheck, reminding, tidying, thinning], chores: [composing] });
