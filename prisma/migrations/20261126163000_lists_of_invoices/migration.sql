-- A list reads each pair of state and kind apart, in its order, and merges what it finds: then these serve every filter.
-- They take the place of those that knew one order and one filter each.

-- DropIndex
DROP INDEX "Invoice_companyId_createdAt_id_idx";

-- DropIndex
DROP INDEX "Invoice_companyId_kind_createdAt_id_idx";

-- DropIndex
DROP INDEX "Invoice_companyId_state_createdAt_id_idx";

-- CreateIndex
CREATE INDEX "Invoice_companyId_state_kind_createdAt_id_dueOn_idx" ON "Invoice"("companyId", "state", "kind", "createdAt", "id", "dueOn");

-- CreateIndex
CREATE INDEX "Invoice_companyId_state_kind_dueOn_id_idx" ON "Invoice"("companyId", "state", "kind", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Invoice_companyId_state_kind_totalMinor_id_dueOn_idx" ON "Invoice"("companyId", "state", "kind", "totalMinor", "id", "dueOn");

-- By number: a longer one comes after a shorter one, as 10000 does after 9999, whatever the collation of the database.
CREATE INDEX "Invoice_by_number" ON "Invoice"
  ("companyId", "state", "kind", lpad(coalesce("number", ''), 60) COLLATE "C", "id", "dueOn") INCLUDE ("number");

-- What is still to be paid and what is not issued yet, summed up without reading the invoices.
CREATE INDEX "Invoice_open" ON "Invoice" ("companyId", "state", "dueOn")
  INCLUDE ("kind", "currency", "totalMinor", "paidMinor") WHERE "state" IN ('draft', 'issued');
