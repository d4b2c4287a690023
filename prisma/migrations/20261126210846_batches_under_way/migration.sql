-- AlterTable
ALTER TABLE "SendBatchItem" ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- What is under way is little beside all that ever was. Prisma knows no partial indexes.
CREATE INDEX "SendBatch_open" ON "SendBatch" ("companyId", "createdAt") WHERE "state" IN ('running', 'paused');
CREATE INDEX "SendBatchItem_waiting" ON "SendBatchItem" ("batchId", "position") WHERE "state" = 'waiting';
CREATE INDEX "Delivery_planned" ON "Delivery" ("companyId", "dueAt", "id")
  WHERE "state" = 'queued' AND "plannedFor" IS NOT NULL;
