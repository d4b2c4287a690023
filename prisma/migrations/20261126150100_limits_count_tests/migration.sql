-- ── Limits: the provider counts test e-mails too ─────────────────────────────

-- The test e-mails that a server accepted, by whose account there: the statement that claims counts them.
CREATE INDEX "AuditEvent_accepted_tests"
  ON "AuditEvent" ("companyId", ("details" ->> 'host'), ("details" ->> 'username'), "createdAt")
  WHERE "event" = 'mailbox.tested' AND "details" @> '{"mode": "send", "outcome": "accepted"}';

-- What left a mailbox since a moment of the last 24 hours, or may have left it: each message with the number of its
-- recipients. A test may have gone out before the mailbox was saved, so it belongs to the account at the server rather
-- than to the row. No limit looks back further than 24 hours: said once more with a moment that the planner knows, or
-- it takes a third of all that the mailbox ever sent for recent, and reads the whole table rather than the index.
CREATE OR REPLACE FUNCTION mailbox_use(mailbox uuid, since timestamptz)
RETURNS TABLE ("at" timestamptz, "recipients" int)
LANGUAGE sql STABLE AS $$
  SELECT "sentAt", "recipientCount" FROM "Delivery"
  WHERE "mailboxId" = mailbox AND "sentAt" > since AND "sentAt" >= now() - interval '24 hours'
  UNION ALL
  SELECT "dotReleasedAt", "recipientCount" FROM "Delivery"
  WHERE "mailboxId" = mailbox AND "state" = 'unknown' AND "dotReleasedAt" > since
  UNION ALL
  SELECT a."createdAt", 1 FROM "Mailbox" m JOIN "AuditEvent" a ON a."companyId" = m."companyId"
    AND a."details" ->> 'host' = m."host" AND a."details" ->> 'username' = m."username"
  WHERE m."id" = mailbox AND a."createdAt" > since
    AND a."event" = 'mailbox.tested' AND a."details" @> '{"mode": "send", "outcome": "accepted"}'
$$;

-- ── A delivery begins at the beginning ───────────────────────────────────────

CREATE OR REPLACE FUNCTION delivery_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a delivery is never deleted';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW."state" <> 'queued' OR num_nonnulls(NEW."hold", NEW."attemptId", NEW."leaseUntil", NEW."dotReleasedAt",
        NEW."sentAt", NEW."thinnedAt", NEW."leftAt") > 0 THEN
      RAISE EXCEPTION 'a delivery is queued when it is ordered, and nothing has happened to it yet';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW."companyId", NEW."mailboxId", NEW."idempotencyKey", NEW."messageId", NEW."subject", NEW."envelopeFrom",
      NEW."mimeSha256", NEW."mimeBytes", NEW."recipientCount", NEW."resendOfId", NEW."createdAt")
    IS DISTINCT FROM (OLD."companyId", OLD."mailboxId", OLD."idempotencyKey", OLD."messageId", OLD."subject",
      OLD."envelopeFrom", OLD."mimeSha256", OLD."mimeBytes", OLD."recipientCount", OLD."resendOfId",
      OLD."createdAt") THEN
    RAISE EXCEPTION 'a delivery is frozen when it is ordered';
  END IF;
  IF NEW."state" <> OLD."state" AND (OLD."state"::text, NEW."state"::text) NOT IN (
    ('queued', 'sending'), ('queued', 'held'), ('queued', 'cancelled'),
    ('held', 'queued'), ('held', 'cancelled'),
    ('sending', 'queued'), ('sending', 'held'), ('sending', 'sent'), ('sending', 'rejected'), ('sending', 'unknown'),
    ('unknown', 'sent'), ('unknown', 'queued')
  ) THEN
    RAISE EXCEPTION 'a delivery does not go from % to %', OLD."state", NEW."state";
  END IF;
  IF NEW."state" = 'sent' AND NEW."dotReleasedAt" IS NULL THEN
    RAISE EXCEPTION 'a delivery is not sent before its gate';
  END IF;
  IF OLD."state" = 'sending' AND NEW."state" = 'sending' AND (NEW."attemptId" <> OLD."attemptId"
      OR (OLD."dotReleasedAt" IS NOT NULL AND NEW."dotReleasedAt" IS DISTINCT FROM OLD."dotReleasedAt")) THEN
    RAISE EXCEPTION 'a delivery that is being sent belongs to one attempt, and its gate opens once';
  END IF;
  RETURN NEW;
END $$;

DROP TRIGGER "Delivery_rules" ON "Delivery";
CREATE TRIGGER "Delivery_rules" BEFORE INSERT OR UPDATE OR DELETE ON "Delivery"
  FOR EACH ROW EXECUTE FUNCTION delivery_rules();
