--liquibase formatted sql

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
