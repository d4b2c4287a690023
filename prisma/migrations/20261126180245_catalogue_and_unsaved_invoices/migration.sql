-- CreateTable
CREATE TABLE "CatalogueItem" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "description" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "currency" CHAR(3) NOT NULL DEFAULT 'CZK',
    "unitPriceMinor" BIGINT NOT NULL,
    "priceWithVat" BOOLEAN NOT NULL DEFAULT false,
    "vatRate" DECIMAL(5,2) NOT NULL,
    "searchWords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sortName" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CatalogueItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnsavedInvoice" (
    "companyId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "basedOn" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UnsavedInvoice_pkey" PRIMARY KEY ("companyId","userId","place")
);

-- CreateIndex
CREATE INDEX "CatalogueItem_companyId_sortName_id_idx" ON "CatalogueItem"("companyId", "sortName", "id");

-- CreateIndex
CREATE INDEX "CatalogueItem_searchWords_idx" ON "CatalogueItem" USING GIN ("searchWords");

-- CreateIndex
CREATE UNIQUE INDEX "CatalogueItem_companyId_id_key" ON "CatalogueItem"("companyId", "id");

-- CreateIndex
CREATE INDEX "UnsavedInvoice_userId_idx" ON "UnsavedInvoice"("userId");

-- AddForeignKey
ALTER TABLE "CatalogueItem" ADD CONSTRAINT "CatalogueItem_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnsavedInvoice" ADD CONSTRAINT "UnsavedInvoice_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnsavedInvoice" ADD CONSTRAINT "UnsavedInvoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
