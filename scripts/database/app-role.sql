-- What the app's own role may do: read and write rows, and nothing to the tables themselves. It is run by their owner
-- and may be repeated; whatever the role had before is taken away first. As one transaction:
--   psql --single-transaction --file=scripts/database/app-role.sql "$OWNER_URL"

GRANT USAGE ON SCHEMA public TO obalka_app;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM obalka_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO obalka_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO obalka_app;
-- What their owner makes later.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO obalka_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO obalka_app;

-- What happened is added to, and never changed or removed. Which migrations there are is their owner's to say.
REVOKE UPDATE, DELETE ON "AuditEvent" FROM obalka_app;
REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM obalka_app;

-- Schedules make and migrate tables of their own, in a schema of their own.
DO $$
DECLARE
  statement text;
BEGIN
  IF to_regnamespace('pgboss') IS NULL THEN
    CREATE SCHEMA pgboss;
  END IF;
  GRANT USAGE, CREATE ON SCHEMA pgboss TO obalka_app;
  -- Made by the owner before the app had a role.
  FOR statement IN
    SELECT format('ALTER TABLE %s OWNER TO obalka_app', oid::regclass) FROM pg_class
    WHERE relnamespace = 'pgboss'::regnamespace AND relkind IN ('r', 'p', 'v') AND relowner <> 'obalka_app'::regrole
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO obalka_app', oid::regprocedure) FROM pg_proc
    WHERE pronamespace = 'pgboss'::regnamespace AND proowner <> 'obalka_app'::regrole
    UNION ALL
    SELECT format('ALTER TYPE %s OWNER TO obalka_app', oid::regtype) FROM pg_type
    WHERE typnamespace = 'pgboss'::regnamespace AND typtype = 'e' AND typowner <> 'obalka_app'::regrole
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;
