--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: what commands check against, written in the transaction of the event
-- Risk: none, new tables
-- Estimated run time: under 1 s

--changeset tidemark:member
create table ${schema}.member (
    household uuid not null,
    subject   varchar(255) not null,
    member    uuid not null,
    role      varchar(10) not null check (role in ('OWNER', 'EDITOR', 'VIEWER')),
    primary key (household, subject),
    unique (household, member)
);
create index member_by_subject on ${schema}.member (subject, household);
--rollback drop table ${schema}.member;

--changeset tidemark:account
create table ${schema}.account (
    household uuid not null,
    account   uuid not null,
    currency  char(3) not null,
    open      boolean not null,
    primary key (household, account)
);
--rollback drop table ${schema}.account;

--changeset tidemark:category
create table ${schema}.category (
    household uuid not null,
    category  uuid not null,
    parent    uuid,
    kind      varchar(10) not null check (kind in ('EXPENSE', 'INCOME')),
    open      boolean not null,
    primary key (household, category)
);
create index category_by_parent on ${schema}.category (household, parent);
--rollback drop table ${schema}.category;

--changeset tidemark:household
create table ${schema}.household (
    household     uuid primary key,
    base_currency char(3) not null,
    time_zone     varchar(64) not null
);
--rollback drop table ${schema}.household;

--changeset tidemark:statement-line
--comment What an import matches its lines against: one row per account and recorded transaction leg.
create table ${schema}.statement_line (
    household      uuid not null,
    account        uuid not null,
    booked_on      date not null,
    amount         bigint not null,
    transaction_id uuid not null,
    bank_reference char(64),
    line_key       char(64),
    primary key (household, account, transaction_id)
);
create index statement_line_by_date on ${schema}.statement_line (household, account, booked_on, amount);
create index statement_line_by_reference on ${schema}.statement_line (household, account, bank_reference) where bank_reference is not null;
create index statement_line_by_key on ${schema}.statement_line (household, account, line_key) where line_key is not null;
--rollback drop table ${schema}.statement_line;

--changeset tidemark:statement-import
--comment One row per file and account: the same file again is found here, and an unfinished commit is resumed from here.
create table ${schema}.statement_import (
    household        uuid not null,
    account          uuid not null,
    sha256           char(64) not null,
    statement_import uuid not null,
    status           varchar(12) not null check (status in ('parsed', 'committing', 'committed', 'reverting', 'reverted')),
    actor            varchar(255) not null,
    primary key (household, account, sha256)
);
create unique index statement_import_by_id on ${schema}.statement_import (statement_import);
create index statement_import_unfinished on ${schema}.statement_import (status) where status in ('committing', 'reverting');
--rollback drop table ${schema}.statement_import;

--changeset tidemark:grants
grant usage on schema ${schema} to tidemark_command, tidemark_query;
grant select, insert, update, delete on all tables in schema ${schema} to tidemark_command;
grant select on ${schema}.member to tidemark_query;
revoke all on ${schema}.databasechangelog, ${schema}.databasechangeloglock from tidemark_command;
grant select on ${schema}.databasechangelog to tidemark_command, tidemark_query;
--rollback revoke all on all tables in schema ${schema} from tidemark_command, tidemark_query; revoke usage on schema ${schema} from tidemark_command, tidemark_query;
