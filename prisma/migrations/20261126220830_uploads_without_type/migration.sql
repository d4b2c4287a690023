-- AlterTable
ALTER TABLE "Upload" DROP COLUMN "type";
