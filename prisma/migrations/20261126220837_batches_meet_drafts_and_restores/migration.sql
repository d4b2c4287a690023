-- DropForeignKey
ALTER TABLE "SendBatchItem" DROP CONSTRAINT "SendBatchItem_companyId_invoiceId_fkey";

-- AddForeignKey
ALTER TABLE "SendBatchItem" ADD CONSTRAINT "SendBatchItem_companyId_invoiceId_fkey" FOREIGN KEY ("companyId", "invoiceId") REFERENCES "Invoice"("companyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A database that was put back from a backup: nobody knows which documents of a sending of many went out since, nor
-- whether the reminders that a person had ordered did. Both wait for a person, as deliveries do.
CREATE OR REPLACE FUNCTION mark_restored(of_epoch int DEFAULT NULL) RETURNS int LANGUAGE plpgsql AS $$
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
  -- What was not composed yet, or not queued, may have gone out since as well.
  UPDATE "SendBatch" SET "state" = 'paused', "updatedAt" = now() WHERE "state" = 'running';
  UPDATE "Reminder" SET "state" = 'missed', "decidedById" = NULL, "updatedAt" = now()
  WHERE "state" = 'planned' AND "decidedById" IS NOT NULL;
  RETURN held;
END $$;
