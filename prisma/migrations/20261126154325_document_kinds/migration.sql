-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('invoice', 'proforma', 'creditNote');

-- CreateEnum
CREATE TYPE "VatMode" AS ENUM ('charged', 'reverseCharge', 'exempt');

-- AlterEnum
ALTER TYPE "InvoiceState" ADD VALUE 'cancelled';

-- AlterTable
ALTER TABLE "NumberSeries" ALTER COLUMN "kind" DROP DEFAULT,
ALTER COLUMN "kind" TYPE "DocumentKind" USING "kind"::"DocumentKind";

-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "discount" DECIMAL(5,2) NOT NULL DEFAULT 0,
ADD COLUMN     "exchangeRate" DECIMAL(18,8),
ADD COLUMN     "kind" "DocumentKind" NOT NULL DEFAULT 'invoice',
ADD COLUMN     "originId" UUID,
ADD COLUMN     "paidMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "pricesWithVat" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "rounded" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "vatMode" "VatMode" NOT NULL DEFAULT 'charged';

-- AlterTable
ALTER TABLE "InvoiceLine" ADD COLUMN     "discount" DECIMAL(5,2) NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "NumberPattern" (
    "companyId" UUID NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "pattern" TEXT NOT NULL,

    CONSTRAINT "NumberPattern_pkey" PRIMARY KEY ("companyId","kind")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "paidOn" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Payment_invoiceId_idx" ON "Payment"("invoiceId");

-- CreateIndex
CREATE INDEX "Invoice_originId_idx" ON "Invoice"("originId");

-- AddForeignKey
ALTER TABLE "NumberPattern" ADD CONSTRAINT "NumberPattern_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_companyId_originId_fkey" FOREIGN KEY ("companyId", "originId") REFERENCES "Invoice"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_companyId_invoiceId_fkey" FOREIGN KEY ("companyId", "invoiceId") REFERENCES "Invoice"("companyId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What is there already ────────────────────────────────────────────────────

INSERT INTO "NumberPattern" ("companyId", "kind", "pattern")
SELECT DISTINCT ON ("companyId", "kind") "companyId", "kind", "pattern" FROM "NumberSeries"
WHERE "pattern" <> '{YYYY}{NNNN}' ORDER BY "companyId", "kind", "year" DESC;
ALTER TABLE "NumberSeries" DROP COLUMN "pattern";

INSERT INTO "Payment" ("id", "companyId", "invoiceId", "paidOn", "amountMinor")
SELECT gen_random_uuid(), "companyId", "id", coalesce("paidOn", "issuedOn"), "totalMinor" FROM "Invoice" WHERE "state" = 'paid';
UPDATE "Invoice" SET "paidMinor" = "totalMinor" WHERE "state" = 'paid';
