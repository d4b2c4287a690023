-- CreateEnum
CREATE TYPE "DocumentLook" AS ENUM ('clear', 'band', 'plain');

-- AlterTable
ALTER TABLE "Company" ADD COLUMN     "accent" CHAR(7) NOT NULL DEFAULT '#24509a',
ADD COLUMN     "logo" CHAR(64),
ADD COLUMN     "look" "DocumentLook" NOT NULL DEFAULT 'clear',
ADD COLUMN     "signature" CHAR(64);

-- CreateTable
CREATE TABLE "CompanyPicture" (
    "companyId" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CompanyPicture_pkey" PRIMARY KEY ("companyId","sha256")
);

-- AddForeignKey
ALTER TABLE "CompanyPicture" ADD CONSTRAINT "CompanyPicture_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Issued documents show their pictures for ever ────────────────────────────

CREATE FUNCTION company_picture_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a picture of documents is never changed nor deleted';
END $$;

CREATE TRIGGER "CompanyPicture_rules" BEFORE UPDATE OR DELETE ON "CompanyPicture"
  FOR EACH ROW EXECUTE FUNCTION company_picture_rules();
