-- Claims are numbered over all mailboxes: whether the database was put back is then one look at the highest number,
-- however many mailboxes there are. Read from rows and not from the sequence, which a crash may put back.
CREATE SEQUENCE "delivery_claims" AS integer;
SELECT setval('delivery_claims', sum("claims") + 1) FROM "Mailbox" HAVING count(*) > 0;
UPDATE "Mailbox" SET "claims" = (SELECT sum("claims") FROM "Mailbox");

-- CreateIndex
CREATE INDEX "Mailbox_claims_idx" ON "Mailbox"("claims");

-- A message is base64 for the most part, which does not get smaller: to try costs more than to store it.
ALTER TABLE "Delivery" ALTER COLUMN "mime" SET STORAGE EXTERNAL;

-- Each of these rows changes a few times soon after it was written: with room beside it no index has to hear of it.
ALTER TABLE "Delivery" SET (fillfactor = 70);
ALTER TABLE "DeliveryAttempt" SET (fillfactor = 70);
ALTER TABLE "DeliveryRecipient" SET (fillfactor = 70);
ALTER TABLE "Mailbox" SET (fillfactor = 50);
