-- The two roles of the portal in PostgreSQL. The owner has the database and its tables, and changes
-- them; the application reads and writes rows, owns nothing and cannot change history.
--
-- A superuser runs this once, in the portal's database, before the portal is first started or when
-- an installation with one role gets its second. It is safe to run again:
--
--   psql concordat --file=docs/roles.sql
--   psql concordat --command='\password concordat_owner' --command='\password concordat_app'
--
-- With PGOPTIONS="-c roles.owner_password=… -c roles.application_password=…" it sets the passwords
-- itself. What the application is granted, table by table, follows from `manage.py prepare`.

DO $$
DECLARE
    owner_password text := nullif(current_setting('roles.owner_password', true), '');
    application_password text := nullif(current_setting('roles.application_password', true), '');
    found record;
BEGIN
    IF to_regrole('concordat_owner') IS NULL THEN
        CREATE ROLE concordat_owner;
    END IF;
    IF to_regrole('concordat_app') IS NULL THEN
        CREATE ROLE concordat_app;
    END IF;
    ALTER ROLE concordat_owner
        LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
    ALTER ROLE concordat_app
        LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
    IF owner_password IS NOT NULL THEN
        EXECUTE format('ALTER ROLE concordat_owner PASSWORD %L', owner_password);
    END IF;
    IF application_password IS NOT NULL THEN
        EXECUTE format('ALTER ROLE concordat_app PASSWORD %L', application_password);
    END IF;

    -- When a statement fails, the log says so, and not what was in it.
    ALTER ROLE concordat_owner SET log_error_verbosity = terse;
    ALTER ROLE concordat_owner SET log_min_error_statement = panic;
    ALTER ROLE concordat_app SET log_error_verbosity = terse;
    ALTER ROLE concordat_app SET log_min_error_statement = panic;

    -- The application is a member of no role, least of all of the owner.
    FOR found IN
        SELECT roleid::regrole AS role FROM pg_auth_members
        WHERE member = 'concordat_app'::regrole
    LOOP
        EXECUTE format('REVOKE %s FROM concordat_app', found.role);
    END LOOP;

    EXECUTE format('ALTER DATABASE %I OWNER TO concordat_owner', current_database());
    ALTER SCHEMA public OWNER TO concordat_owner;
    FOR found IN
        SELECT 'TABLE ' || oid::regclass AS what FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        UNION ALL
        SELECT 'FUNCTION ' || oid::regprocedure FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
    LOOP
        EXECUTE format('ALTER %s OWNER TO concordat_owner', found.what);
    END LOOP;

    -- Nobody else makes tables here, nor temporary ones that could stand in for ours.
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC, concordat_app', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO concordat_app', current_database());
    GRANT USAGE ON SCHEMA public TO concordat_app;
END $$;
