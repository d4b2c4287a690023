-- What happened stands: it is added to, and never changed or removed, whoever asks.

CREATE FUNCTION audit_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is only added to';
END $$;

CREATE TRIGGER "AuditEvent_rules" BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION audit_rules();
CREATE TRIGGER "AuditEvent_truncated" BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION audit_rules();
-- Also where a session has switched triggers off (session_replication_role).
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER "AuditEvent_rules";
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER "AuditEvent_truncated";
