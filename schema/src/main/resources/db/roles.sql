--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: the roles of the application, and extensions in a schema that every version can use
-- Risk: none for data; needs the right to create roles and extensions
-- Estimated run time: under 1 s
-- tidemark:allow empty-rollback in roles because the roles belong to the server and may serve other databases
-- tidemark:allow empty-rollback in row-security because the role belongs to the server, and only a superuser could take it back

--changeset tidemark:roles splitStatements:false runOnChange:false
--comment The application's roles; whoever operates the server gives them passwords.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['tidemark_command', 'tidemark_query', 'tidemark_runner', 'tidemark_keys', 'tidemark_migrator'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I login', wanted);
        end if;
    end loop;
end
$$;
do $$
begin
    execute format('grant create on database %I to tidemark_migrator', current_database());
    execute format('grant connect, temporary on database %I to tidemark_command, tidemark_query, tidemark_runner, tidemark_keys, tidemark_migrator', current_database());
end
$$;
--rollback select 1; -- roles belong to the server and may serve other databases: they stay

--changeset tidemark:extensions
create extension if not exists pg_trgm schema ${schema};
create extension if not exists btree_gin schema ${schema};
grant usage on schema ${schema} to tidemark_command, tidemark_query, tidemark_runner, tidemark_migrator;
--rollback drop extension btree_gin; drop extension pg_trgm;

--changeset tidemark:monitoring splitStatements:false
--comment Operators are told how long everybody's transactions last; without the right to grant that, how long the runner's own do.
do $$
begin
    grant pg_read_all_stats to tidemark_runner;
exception when insufficient_privilege then
    raise notice 'pg_read_all_stats is not granted to tidemark_runner: tidemark doctor will not see the transactions of other roles';
end
$$;
--rollback revoke pg_read_all_stats from tidemark_runner;

--changeset tidemark:row-security splitStatements:false
--comment What row level security of read models asks for, and only a superuser can give: a role that policies bind cannot COPY, and behind a policy an index for texts serves only if its operator tells nothing of the rows it passes over. ILIKE fails for a malformed pattern alone.
do $$
begin
    if not (select rolbypassrls from pg_roles where rolname = 'tidemark_runner') then
        alter role tidemark_runner bypassrls;
    end if;
    alter function pg_catalog.texticlike(text, text) leakproof;
exception when insufficient_privilege then
    raise notice 'query-service does not start until a superuser runs "alter role tidemark_runner bypassrls" and "alter function pg_catalog.texticlike(text, text) leakproof" in this database';
end
$$;
--rollback select 1; -- the role belongs to the server
