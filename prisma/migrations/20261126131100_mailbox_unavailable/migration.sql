-- A server that was unavailable is noted with its reason, and makes no mailbox fail.
ALTER TABLE "Mailbox" DROP CONSTRAINT "Mailbox_fails_for_a_reason",
  ADD CONSTRAINT "Mailbox_fails_for_a_reason" CHECK ("failingSince" IS NULL OR "failingReason" IS NOT NULL);

-- Until now that counted as failing too.
UPDATE "Mailbox" SET "failingSince" = NULL
WHERE "failingSince" IS NOT NULL AND NOT ("pausedReason" IS NOT NULL AND "pausedUntil" IS NULL)
  AND "failingReason" ~ '^diagnosis\.(outage|hostVanished|dnsTrouble|hostUnreachable|serverBusy|starttlsRefused|hungUp|talkTimeout)(\?|$)';
