-- What a company issued in the last months, summed up without reading its invoices.
CREATE INDEX "Invoice_issued" ON "Invoice" ("companyId", "issuedOn")
  INCLUDE ("currency", "state", "kind", "dueOn", "totalMinor", "paidMinor") WHERE "issuedOn" IS NOT NULL;
