-- CreateIndex
CREATE INDEX "Invoice_companyId_kind_createdAt_id_idx" ON "Invoice"("companyId", "kind", "createdAt" DESC, "id" DESC);

-- ── What was issued stands: somebody may have it in their books ──────────────

-- What is printed never changes; what is left is whether it was paid or cancelled, and by what words it is found.
CREATE FUNCTION invoice_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."state" <> 'draft' THEN
      RAISE EXCEPTION 'an issued document is never deleted';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW."state" <> OLD."state" AND (OLD."state"::text, NEW."state"::text) NOT IN (
    ('draft', 'issued'), ('issued', 'paid'), ('paid', 'issued'), ('issued', 'cancelled'), ('cancelled', 'issued')
  ) THEN
    RAISE EXCEPTION 'a document does not go from % to %', OLD."state", NEW."state";
  END IF;
  IF NEW."state" <> 'draft' AND (NEW."number" IS NULL OR NEW."issuedOn" IS NULL OR NEW."parties" IS NULL) THEN
    RAISE EXCEPTION 'an issued document has its number, date and parties';
  END IF;
  IF OLD."state" = 'draft' THEN
    RETURN NEW;
  END IF;
  IF (NEW."id", NEW."companyId", NEW."customerId", NEW."kind", NEW."originId", NEW."number", NEW."issuedOn",
      NEW."suppliedOn", NEW."dueOn", NEW."currency", NEW."language", NEW."variableSymbol", NEW."note", NEW."vatMode",
      NEW."pricesWithVat", NEW."discount", NEW."rounded", NEW."exchangeRate", NEW."totalMinor", NEW."parties")
    IS DISTINCT FROM (OLD."id", OLD."companyId", OLD."customerId", OLD."kind", OLD."originId", OLD."number",
      OLD."issuedOn", OLD."suppliedOn", OLD."dueOn", OLD."currency", OLD."language", OLD."variableSymbol", OLD."note",
      OLD."vatMode", OLD."pricesWithVat", OLD."discount", OLD."rounded", OLD."exchangeRate", OLD."totalMinor",
      OLD."parties") THEN
    RAISE EXCEPTION 'an issued document stands as it was issued';
  END IF;
  -- Cancelling has a reason of its own.
  IF NEW."reason" <> OLD."reason" AND (NEW."state" = OLD."state" OR 'cancelled' NOT IN (OLD."state", NEW."state")) THEN
    RAISE EXCEPTION 'an issued document stands as it was issued';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Invoice_rules" BEFORE UPDATE OR DELETE ON "Invoice" FOR EACH ROW EXECUTE FUNCTION invoice_rules();

-- The lock holds the document in its state until the line is written; one that is being deleted is no longer there.
CREATE FUNCTION require_draft(invoice_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  its_state "InvoiceState";
BEGIN
  SELECT "state" INTO its_state FROM "Invoice" WHERE "id" = invoice_id FOR SHARE;
  IF its_state <> 'draft' THEN
    RAISE EXCEPTION 'the lines of an issued document stand as they were issued';
  END IF;
END $$;

CREATE FUNCTION invoice_line_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM require_draft(OLD."invoiceId");
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  PERFORM require_draft(NEW."invoiceId");
  RETURN NEW;
END $$;

CREATE TRIGGER "InvoiceLine_rules" BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceLine"
  FOR EACH ROW EXECUTE FUNCTION invoice_line_rules();
