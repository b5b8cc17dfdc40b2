--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: statement imports, their statements and lines with proposals and what became of them
-- Risk: none, new tables in a schema of their own
-- Estimated run time: under 1 s

--changeset tidemark:statement-import
create table ${schema}.statement_import (
    household        uuid not null,
    statement_import uuid not null,
    account          uuid not null,
    file_name        text not null,
    sha256           text not null,
    format           text not null,
    status           text not null,
    uploaded_at      timestamptz not null,
    lines            integer not null,
    fresh            integer not null,
    duplicates       integer not null,
    pending          integer not null,
    refused          integer not null,
    recorded         integer not null,
    recorded_sum     bigint not null,
    currency         text,
    declared         integer,
    declared_sum     bigint,
    voided           integer not null,
    version          bigint not null,
    primary key (household, statement_import)
);
--rollback drop table ${schema}.statement_import;

--changeset tidemark:profile
create table ${schema}.profile (
    household        uuid not null,
    statement_import uuid not null,
    setting          text not null,
    value            text not null,
    primary key (household, statement_import, setting)
);
--rollback drop table ${schema}.profile;

--changeset tidemark:statement
create table ${schema}.statement (
    household        uuid not null,
    statement_import uuid not null,
    number           integer not null,
    statement_id     text,
    currency         text not null,
    fits             boolean not null,
    opening          bigint,
    opening_on       date,
    closing          bigint,
    closing_on       date,
    lines            integer not null,
    pending          integer not null,
    sum_of_lines     bigint not null,
    balanced         boolean,
    primary key (household, statement_import, number)
);
--rollback drop table ${schema}.statement;

--changeset tidemark:refused-row
create table ${schema}.refused_row (
    household        uuid not null,
    statement_import uuid not null,
    number           integer not null,
    file_row         integer not null,
    reason           text not null,
    primary key (household, statement_import, number)
);
--rollback drop table ${schema}.refused_row;

--changeset tidemark:line
create table ${schema}.line (
    household        uuid not null,
    statement_import uuid not null,
    number           integer not null,
    booked_on        date not null,
    value_on         date,
    amount           bigint not null,
    currency         text not null,
    payee            text,
    memo             text,
    bank_reference   text,
    occurrence       integer not null,
    proposal         text not null,
    duplicate_of     uuid,
    reason           text,
    transaction      uuid,
    reverted         boolean not null,
    primary key (household, statement_import, number)
);
--rollback drop table ${schema}.line;

--changeset tidemark:known-values labels:after-build
alter table ${schema}.statement_import add constraint statement_import_status
    check (status in ('PARSED', 'COMMITTING', 'COMMITTED', 'REVERTING', 'REVERTED'));
alter table ${schema}.line add constraint line_proposal check (proposal in ('NEW', 'DUPLICATE', 'PENDING'));
--rollback alter table ${schema}.line drop constraint line_proposal; alter table ${schema}.statement_import drop constraint statement_import_status;
