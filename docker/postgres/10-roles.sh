#!/bin/sh
# Runs once, when the database is made: the application's roles with the passwords of .env, the owner, and what row level security asks for.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v command="$TIDEMARK_DATABASE_COMMAND_PASSWORD" -v query="$TIDEMARK_DATABASE_QUERY_PASSWORD" \
  -v runner="$TIDEMARK_DATABASE_RUNNER_PASSWORD" -v keys="$TIDEMARK_DATABASE_KEYS_PASSWORD" \
  -v migrator="$TIDEMARK_DATABASE_MIGRATOR_PASSWORD" -v database="$POSTGRES_DB" <<'SQL'
create role tidemark_command login password :'command';
create role tidemark_query login password :'query';
create role tidemark_runner login bypassrls password :'runner';
create role tidemark_keys login password :'keys';
create role tidemark_migrator login password :'migrator';
alter function pg_catalog.texticlike(text, text) leakproof;
alter database :"database" owner to tidemark_migrator;
revoke connect on database :"database" from public;
SQL
