--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: the wrapped data keys of what is personal, apart for a backup of its own
-- Risk: none, a new table
-- Estimated run time: under 1 s

--changeset tidemark:data-key
create table ${schema}.data_key (
    subject    uuid primary key,
    household  uuid not null,
    wrapped    bytea not null,
    created_at timestamptz not null default now()
);
create index data_key_by_household on ${schema}.data_key (household);
grant usage on schema ${schema} to tidemark_keys, tidemark_runner;
grant select, insert, delete on ${schema}.data_key to tidemark_keys;
grant select on ${schema}.data_key to tidemark_runner;
grant select on ${schema}.databasechangelog to tidemark_keys, tidemark_runner;
--rollback drop table ${schema}.data_key;
