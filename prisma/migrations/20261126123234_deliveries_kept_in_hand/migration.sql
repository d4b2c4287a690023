-- CreateEnum
CREATE TYPE "DeliveryHold" AS ENUM ('limit', 'restore', 'attention');

-- DropIndex
DROP INDEX "Delivery_state_dueAt_idx";

-- DropIndex
DROP INDEX "Delivery_mailboxId_state_dueAt_idx";

-- DropIndex
DROP INDEX "Delivery_mailboxId_sentAt_idx";

-- DropIndex
DROP INDEX "Delivery_companyId_createdAt_id_idx";

-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN     "claims" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "notBefore" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "hold" "DeliveryHold",
ADD COLUMN     "leftAt" TIMESTAMPTZ(3),
ADD COLUMN     "leftById" UUID,
ADD COLUMN     "limitWaived" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mimeBytes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "recipientCount" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "resendOfId" UUID,
ADD COLUMN     "thinnedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "DeliveryAttempt" ADD COLUMN     "reason" TEXT;

-- CreateTable
CREATE TABLE "DeliverySearch" (
    "deliveryId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "words" TEXT[],

    CONSTRAINT "DeliverySearch_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateTable
CREATE TABLE "DeliveryTally" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "companyId" UUID NOT NULL,
    "state" "DeliveryState" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "DeliveryTally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "restoredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("only")
);

-- CreateIndex
CREATE INDEX "DeliverySearch_words_idx" ON "DeliverySearch" USING GIN ("words");

-- CreateIndex
CREATE UNIQUE INDEX "DeliverySearch_companyId_deliveryId_key" ON "DeliverySearch"("companyId", "deliveryId");

-- CreateIndex
CREATE INDEX "DeliveryTally_companyId_idx" ON "DeliveryTally"("companyId");

-- CreateIndex
CREATE INDEX "AuditEvent_companyId_subjectId_idx" ON "AuditEvent"("companyId", "subjectId");

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_companyId_resendOfId_fkey" FOREIGN KEY ("companyId", "resendOfId") REFERENCES "Delivery"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliverySearch" ADD CONSTRAINT "DeliverySearch_companyId_deliveryId_fkey" FOREIGN KEY ("companyId", "deliveryId") REFERENCES "Delivery"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What is there already ────────────────────────────────────────────────────

UPDATE "Delivery" d SET "mimeBytes" = octet_length(d."mime"),
  "recipientCount" = greatest(1, (SELECT count(*) FROM "DeliveryRecipient" r WHERE r."deliveryId" = d."id")),
  "hold" = CASE WHEN d."state" = 'held' THEN 'attention'::"DeliveryHold" END;

INSERT INTO "DeliveryTally" ("companyId", "state", "count")
SELECT "companyId", "state", count(*) FROM "Delivery" WHERE "state" IN ('sent', 'rejected', 'cancelled') GROUP BY 1, 2;

-- As lib/base/search-words.ts does it, near enough for what was ordered before.
INSERT INTO "DeliverySearch" ("deliveryId", "companyId", "words")
SELECT d."id", d."companyId", ARRAY(
  SELECT left(word, length) FROM (
    SELECT (regexp_matches(lower(regexp_replace(normalize(d."subject" || ' ' || coalesce((
      SELECT string_agg(r."address", ' ') FROM "DeliveryRecipient" r WHERE r."deliveryId" = d."id"), ''), NFD),
      '[\u0300-\u036f]', '', 'g')), '[[:alnum:]]+', 'g'))[1] AS word
  ) words, generate_series(1, least(length(word), 15)) AS length
  UNION SELECT left((regexp_matches(lower(d."messageId"), '[[:alnum:]]+', 'g'))[1], 15))
FROM "Delivery" d;

-- ── Indexes: small ones, over what is waiting; a row that has ended is in none of the queue's ────────────────

-- The unique index over the same two columns, read backwards, gives the newest first as well.
DROP INDEX "Delivery_newest";
CREATE INDEX "Delivery_due" ON "Delivery" ("mailboxId", "dueAt", "id") WHERE "state" = 'queued';
CREATE INDEX "Delivery_limited" ON "Delivery" ("mailboxId", "dueAt", "id") WHERE "state" = 'held' AND "hold" = 'limit';
-- What counts against the limits of a mailbox, readable without the rows.
CREATE INDEX "Delivery_used" ON "Delivery" ("mailboxId", "sentAt") INCLUDE ("recipientCount") WHERE "sentAt" IS NOT NULL;
CREATE INDEX "Delivery_in_doubt" ON "Delivery" ("mailboxId") WHERE "state" = 'unknown';
CREATE INDEX "Delivery_unthinned" ON "Delivery" ("createdAt")
  WHERE "thinnedAt" IS NULL AND "state" IN ('sent', 'rejected', 'cancelled');
CREATE INDEX "Delivery_resends" ON "Delivery" ("resendOfId") WHERE "resendOfId" IS NOT NULL;

-- ── What the state machine of lib/outbox/transitions.ts forbids, the database forbids too ────────────────────

ALTER TABLE "Delivery"
  ADD CONSTRAINT "Delivery_held_for_something" CHECK (("state" = 'held') = ("hold" IS NOT NULL)),
  ADD CONSTRAINT "Delivery_left_while_unknown" CHECK ("leftAt" IS NULL OR "state" = 'unknown'),
  ADD CONSTRAINT "Delivery_thinned_when_finished"
    CHECK ("thinnedAt" IS NULL OR "state" IN ('sent', 'rejected', 'cancelled'));
ALTER TABLE "Installation" ADD CONSTRAINT "Installation_is_one" CHECK ("only");

CREATE OR REPLACE FUNCTION delivery_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a delivery is never deleted';
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

-- Apart from the trigger above: the message is long, and compared only when somebody writes it.
CREATE FUNCTION delivery_message_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."mime" <> OLD."mime" AND (NEW."mime" <> '' OR NEW."thinnedAt" IS NULL) THEN
    RAISE EXCEPTION 'a message is frozen when it is ordered';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Delivery_message_rules" BEFORE UPDATE OF "mime" ON "Delivery"
  FOR EACH ROW EXECUTE FUNCTION delivery_message_rules();

-- ── Who has to hear of it, and what ended is counted ─────────────────────────

CREATE OR REPLACE FUNCTION delivery_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR (NEW."state", NEW."dueAt", NEW."reason", NEW."leftAt", NEW."thinnedAt")
      IS DISTINCT FROM (OLD."state", OLD."dueAt", OLD."reason", OLD."leftAt", OLD."thinnedAt") THEN
    PERFORM pg_notify('delivery_changed', NEW."companyId" || ':' || NEW."id");
    -- Times are kept in milliseconds: "now" may have been rounded up.
    IF NEW."state" = 'queued' AND NEW."dueAt" <= now() + interval '1 millisecond' THEN
      PERFORM pg_notify('delivery_due', NEW."mailboxId"::text);
    END IF;
  END IF;
  -- A row for each rather than a counter, which every worker would have to wait for; they are added up daily.
  IF NEW."state" IN ('sent', 'rejected', 'cancelled') AND (TG_OP = 'INSERT' OR NEW."state" <> OLD."state") THEN
    INSERT INTO "DeliveryTally" ("companyId", "state", "count") VALUES (NEW."companyId", NEW."state", 1);
  END IF;
  RETURN NULL;
END $$;

-- ── Limits ───────────────────────────────────────────────────────────────────

-- What left a mailbox since a moment, or may have left it: each message with the number of its recipients.
CREATE FUNCTION mailbox_use(mailbox uuid, since timestamptz) RETURNS TABLE ("at" timestamptz, "recipients" int)
LANGUAGE sql STABLE AS $$
  SELECT "sentAt", "recipientCount" FROM "Delivery" WHERE "mailboxId" = mailbox AND "sentAt" > since
  UNION ALL
  SELECT "dotReleasedAt", "recipientCount" FROM "Delivery"
  WHERE "mailboxId" = mailbox AND "state" = 'unknown' AND "dotReleasedAt" > since
$$;

-- ── A database put back from a backup ────────────────────────────────────────

-- Holds everything open until a person releases it: nobody knows what of it went out after the backup was made.
-- Whoever restores a database by other means than ours calls it before the first worker starts.
-- of_epoch: only if nobody has done so yet since that epoch.
CREATE FUNCTION mark_restored(of_epoch int DEFAULT NULL) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  held int := 0;
BEGIN
  INSERT INTO "Installation" DEFAULT VALUES ON CONFLICT DO NOTHING;
  UPDATE "Installation" SET "epoch" = greatest("epoch", coalesce(of_epoch, 0)) + 1, "restoredAt" = now()
  WHERE of_epoch IS NULL OR "epoch" <= of_epoch;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  UPDATE "DeliveryAttempt" a SET "finishedAt" = now(),
    "outcome" = CASE WHEN d."dotReleasedAt" IS NULL THEN 'abandoned' ELSE 'unknown' END
  FROM "Delivery" d WHERE d."state" = 'sending' AND a."id" = d."attemptId";
  UPDATE "Delivery" SET "reason" = 'diagnosis.restoredFromBackup', "leaseUntil" = NULL, "updatedAt" = now(),
    "state" = CASE WHEN "dotReleasedAt" IS NULL THEN 'held'::"DeliveryState" ELSE 'unknown' END,
    "hold" = CASE WHEN "dotReleasedAt" IS NULL THEN 'restore'::"DeliveryHold" END,
    "attemptId" = CASE WHEN "dotReleasedAt" IS NULL THEN NULL ELSE "attemptId" END
  WHERE "state" IN ('queued', 'held', 'sending');
  GET DIAGNOSTICS held = ROW_COUNT;
  RETURN held;
END $$;
