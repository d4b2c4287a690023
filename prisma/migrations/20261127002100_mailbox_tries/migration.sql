-- CreateTable
CREATE TABLE "MailboxTry" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "mailbox" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailboxTry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MailboxTry_companyId_at_idx" ON "MailboxTry"("companyId", "at");

-- AddForeignKey
ALTER TABLE "MailboxTry" ADD CONSTRAINT "MailboxTry_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
