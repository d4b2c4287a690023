-- CreateEnum
CREATE TYPE "DeliveryKind" AS ENUM ('invoice', 'reminder', 'receipt');

-- CreateEnum
CREATE TYPE "TemplateKind" AS ENUM ('invoice', 'proforma', 'creditNote', 'reminder1', 'reminder2', 'reminder3', 'receipt');

-- CreateEnum
CREATE TYPE "SendBatchState" AS ENUM ('running', 'paused', 'cancelled', 'done');

-- CreateEnum
CREATE TYPE "SendBatchItemState" AS ENUM ('waiting', 'queued', 'skipped', 'cancelled');

-- CreateEnum
CREATE TYPE "ReminderState" AS ENUM ('planned', 'sent', 'skipped', 'missed');

-- AlterTable
ALTER TABLE "Company" ADD COLUMN     "publicLinkDays" INTEGER NOT NULL DEFAULT 90,
ADD COLUMN     "publicLinks" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "receiptByDefault" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "remindersAt" INTEGER NOT NULL DEFAULT 540,
ADD COLUMN     "remindersBusinessDays" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "remindersOn" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "signatureText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "timeZone" TEXT NOT NULL DEFAULT 'Europe/Prague',
ADD COLUMN     "undoSeconds" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "windowDays" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "windowFrom" INTEGER,
ADD COLUMN     "windowTo" INTEGER;

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "attachIsdoc" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "attachPdf" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "remindersOff" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "kind" "DeliveryKind" NOT NULL DEFAULT 'invoice',
ADD COLUMN     "plannedFor" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "CustomerContact" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "forInvoices" BOOLEAN NOT NULL DEFAULT true,
    "forReminders" BOOLEAN NOT NULL DEFAULT true,
    "copy" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CustomerContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageTemplate" (
    "companyId" UUID NOT NULL,
    "kind" "TemplateKind" NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MessageTemplate_pkey" PRIMARY KEY ("companyId","kind","language")
);

-- CreateTable
CREATE TABLE "SendBatch" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "mailboxId" UUID NOT NULL,
    "state" "SendBatchState" NOT NULL DEFAULT 'running',
    "plannedFor" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SendBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SendBatchItem" (
    "batchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "companyId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "state" "SendBatchItemState" NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "deliveryId" UUID,
    "leaseUntil" TIMESTAMPTZ(3),

    CONSTRAINT "SendBatchItem_pkey" PRIMARY KEY ("batchId","position")
);

-- CreateTable
CREATE TABLE "ReminderRule" (
    "companyId" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "ReminderRule_pkey" PRIMARY KEY ("companyId","step")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "state" "ReminderState" NOT NULL DEFAULT 'planned',
    "plannedFor" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,
    "deliveryId" UUID,
    "decidedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicLink" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "firstSeenAt" TIMESTAMPTZ(3),

    CONSTRAINT "PublicLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CustomerContact_customerId_idx" ON "CustomerContact"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerContact_companyId_id_key" ON "CustomerContact"("companyId", "id");

-- CreateIndex
CREATE INDEX "SendBatch_companyId_createdAt_idx" ON "SendBatch"("companyId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "SendBatch_companyId_id_key" ON "SendBatch"("companyId", "id");

-- CreateIndex
CREATE INDEX "SendBatchItem_invoiceId_idx" ON "SendBatchItem"("invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "SendBatchItem_batchId_invoiceId_key" ON "SendBatchItem"("batchId", "invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "SendBatchItem_companyId_deliveryId_key" ON "SendBatchItem"("companyId", "deliveryId");

-- CreateIndex
CREATE INDEX "Reminder_state_plannedFor_idx" ON "Reminder"("state", "plannedFor");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_companyId_invoiceId_step_key" ON "Reminder"("companyId", "invoiceId", "step");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_companyId_deliveryId_key" ON "Reminder"("companyId", "deliveryId");

-- CreateIndex
CREATE UNIQUE INDEX "PublicLink_tokenHash_key" ON "PublicLink"("tokenHash");

-- CreateIndex
CREATE INDEX "PublicLink_invoiceId_idx" ON "PublicLink"("invoiceId");

-- CreateIndex
CREATE INDEX "Upload_createdAt_idx" ON "Upload"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_companyId_id_key" ON "Upload"("companyId", "id");

-- AddForeignKey
ALTER TABLE "CustomerContact" ADD CONSTRAINT "CustomerContact_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerContact" ADD CONSTRAINT "CustomerContact_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageTemplate" ADD CONSTRAINT "MessageTemplate_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SendBatch" ADD CONSTRAINT "SendBatch_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SendBatch" ADD CONSTRAINT "SendBatch_companyId_mailboxId_fkey" FOREIGN KEY ("companyId", "mailboxId") REFERENCES "Mailbox"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SendBatchItem" ADD CONSTRAINT "SendBatchItem_companyId_batchId_fkey" FOREIGN KEY ("companyId", "batchId") REFERENCES "SendBatch"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SendBatchItem" ADD CONSTRAINT "SendBatchItem_companyId_invoiceId_fkey" FOREIGN KEY ("companyId", "invoiceId") REFERENCES "Invoice"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SendBatchItem" ADD CONSTRAINT "SendBatchItem_companyId_deliveryId_fkey" FOREIGN KEY ("companyId", "deliveryId") REFERENCES "Delivery"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderRule" ADD CONSTRAINT "ReminderRule_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_companyId_invoiceId_fkey" FOREIGN KEY ("companyId", "invoiceId") REFERENCES "Invoice"("companyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_companyId_deliveryId_fkey" FOREIGN KEY ("companyId", "deliveryId") REFERENCES "Delivery"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicLink" ADD CONSTRAINT "PublicLink_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicLink" ADD CONSTRAINT "PublicLink_companyId_invoiceId_fkey" FOREIGN KEY ("companyId", "invoiceId") REFERENCES "Invoice"("companyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
