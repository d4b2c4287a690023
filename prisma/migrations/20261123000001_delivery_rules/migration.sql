-- What the state machine of lib/outbox/transitions.ts forbids, the database forbids too.

-- A mailbox sends one message at a time.
CREATE UNIQUE INDEX "Delivery_one_sending_per_mailbox" ON "Delivery" ("mailboxId") WHERE "state" = 'sending';
CREATE INDEX "Delivery_sending" ON "Delivery" ("leaseUntil") WHERE "state" = 'sending';
-- Pages of deliveries, newest first.
CREATE INDEX "Delivery_newest" ON "Delivery" ("companyId", "id" DESC);
CREATE INDEX "Delivery_newest_of_state" ON "Delivery" ("companyId", "state", "id" DESC);

ALTER TABLE "Delivery"
  ADD CONSTRAINT "Delivery_lease_while_sending" CHECK (("state" = 'sending') = ("leaseUntil" IS NOT NULL)),
  ADD CONSTRAINT "Delivery_attempt_owns" CHECK ("state" <> 'sending' OR "attemptId" IS NOT NULL),
  ADD CONSTRAINT "Delivery_gate_of_an_attempt" CHECK ("dotReleasedAt" IS NULL OR "attemptId" IS NOT NULL),
  ADD CONSTRAINT "Delivery_unknown_is_past_the_gate" CHECK ("state" <> 'unknown' OR "dotReleasedAt" IS NOT NULL),
  ADD CONSTRAINT "Delivery_sent_has_its_time" CHECK (("state" = 'sent') = ("sentAt" IS NOT NULL)),
  ADD CONSTRAINT "Delivery_hash" CHECK ("mimeSha256" ~ '^[0-9a-f]{64}$');

CREATE FUNCTION delivery_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a delivery is never deleted';
  END IF;
  IF (NEW."companyId", NEW."mailboxId", NEW."idempotencyKey", NEW."messageId", NEW."subject", NEW."envelopeFrom",
      NEW."mimeSha256", NEW."createdAt")
    IS DISTINCT FROM (OLD."companyId", OLD."mailboxId", OLD."idempotencyKey", OLD."messageId", OLD."subject",
      OLD."envelopeFrom", OLD."mimeSha256", OLD."createdAt") THEN
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
  RETURN NEW;
END $$;

CREATE TRIGGER "Delivery_rules" BEFORE UPDATE OR DELETE ON "Delivery" FOR EACH ROW EXECUTE FUNCTION delivery_rules();

-- Pages read anew, workers look: at the commit, never before.
CREATE FUNCTION delivery_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW."state" <> OLD."state" THEN
    PERFORM pg_notify('delivery_changed', NEW."companyId" || ':' || NEW."id");
    -- Times are kept in milliseconds: "now" may have been rounded up.
    IF NEW."state" = 'queued' AND NEW."dueAt" <= now() + interval '1 millisecond' THEN
      PERFORM pg_notify('delivery_due', NEW."mailboxId"::text);
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Delivery_notify" AFTER INSERT OR UPDATE ON "Delivery" FOR EACH ROW EXECUTE FUNCTION delivery_notify();
