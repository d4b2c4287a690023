-- CreateEnum
CREATE TYPE "VatStatus" AS ENUM ('payer', 'identified', 'nonPayer');

-- CreateTable
CREATE TABLE "BankAccount" (
    "companyId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "iban" TEXT NOT NULL,
    "swift" TEXT NOT NULL DEFAULT '',
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "BankAccount_pkey" PRIMARY KEY ("companyId","id")
);

-- AddForeignKey
ALTER TABLE "BankAccount" ADD CONSTRAINT "BankAccount_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Company" ADD COLUMN     "invoiceNote" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "vatStatus" "VatStatus" NOT NULL DEFAULT 'nonPayer';

-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "bankAccountId" UUID;

-- The one account that a company had becomes its first; it is taken to be in the currency of the company's country.
INSERT INTO "BankAccount" ("companyId", "id", "position", "iban", "swift", "currency")
SELECT "id", gen_random_uuid(), 0, "iban", "swift", CASE "country" WHEN 'SK' THEN 'EUR' ELSE 'CZK' END
FROM "Company" WHERE "iban" <> '';

UPDATE "Company" SET "vatStatus" = 'payer' WHERE "vatPayer";

-- AlterTable
ALTER TABLE "Company" DROP COLUMN "iban",
DROP COLUMN "swift",
DROP COLUMN "vatPayer";
