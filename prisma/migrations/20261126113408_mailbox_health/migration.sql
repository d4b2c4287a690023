-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN     "checkedAt" TIMESTAMPTZ(3),
ADD COLUMN     "copyToSelf" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "dailyLimit" INTEGER,
ADD COLUMN     "failingReason" TEXT,
ADD COLUMN     "failingSince" TIMESTAMPTZ(3),
ADD COLUMN     "isDefault" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "replyTo" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "trustedCertificate" TEXT,
ADD COLUMN     "workingSince" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Delivery_mailboxId_sentAt_idx" ON "Delivery"("mailboxId", "sentAt");

-- Each company's oldest mailbox was its only one: it stays the one that mail leaves from.
UPDATE "Mailbox" SET "isDefault" = true
WHERE "id" IN (SELECT DISTINCT ON ("companyId") "id" FROM "Mailbox" ORDER BY "companyId", "createdAt", "id");
UPDATE "Mailbox" SET "workingSince" = "lastSuccessAt", "checkedAt" = "lastSuccessAt"
WHERE "lastSuccessAt" IS NOT NULL AND "pausedReason" IS NULL;

CREATE UNIQUE INDEX "Mailbox_one_default" ON "Mailbox" ("companyId") WHERE "isDefault";
CREATE INDEX "Mailbox_failing" ON "Mailbox" ("companyId") WHERE "failingSince" IS NOT NULL OR "pausedReason" IS NOT NULL;
ALTER TABLE "Mailbox"
  ADD CONSTRAINT "Mailbox_works_or_fails" CHECK ("workingSince" IS NULL OR "failingSince" IS NULL),
  ADD CONSTRAINT "Mailbox_fails_for_a_reason" CHECK (("failingSince" IS NULL) = ("failingReason" IS NULL)),
  ADD CONSTRAINT "Mailbox_removed_is_no_default" CHECK ("removedAt" IS NULL OR NOT "isDefault");
