--liquibase formatted sql

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
