--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: transactions as registers show them, and their split lines
-- Risk: the text index is the largest index of all read models; it is built after the rows are loaded
-- Estimated run time: under 1 s to create; indexes after a build take about 10 s per 1 M transactions

--changeset tidemark:entry
--comment One row per account that the transaction touches; leg 0 is the account the money leaves or the only one.
create table ${schema}.entry (
    household       uuid not null,
    transaction     uuid not null,
    leg             smallint not null,
    kind            text not null,
    account         uuid not null,
    amount          bigint not null,
    currency        text not null,
    booked_on       date not null,
    value_on        date,
    other_account   uuid,
    other_amount    bigint,
    other_currency  text,
    other_booked_on date,
    payee           text,
    memo            text,
    member          uuid not null,
    source_import   uuid,
    source_line     integer,
    version         bigint not null,
    voided          boolean not null,
    primary key (household, transaction, leg)
);
--rollback drop table ${schema}.entry;

--changeset tidemark:line
create table ${schema}.line (
    household   uuid not null,
    transaction uuid not null,
    line        uuid not null,
    ordinal     integer not null,
    category    uuid,
    amount      bigint not null,
    currency    text not null,
    memo        text,
    primary key (household, transaction, line)
);
--rollback drop table ${schema}.line;

--changeset tidemark:entry-by-date labels:after-build
create index entry_by_date on ${schema}.entry (household, booked_on desc, transaction desc) where leg = 0;
--rollback drop index ${schema}.entry_by_date;

--changeset tidemark:entry-by-account labels:after-build
create index entry_by_account on ${schema}.entry (household, account, booked_on desc, transaction desc);
--rollback drop index ${schema}.entry_by_account;

--changeset tidemark:entry-by-text labels:after-build
create index entry_by_text on ${schema}.entry
    using gin (household, payee extensions.gin_trgm_ops, memo extensions.gin_trgm_ops);
--rollback drop index ${schema}.entry_by_text;

--changeset tidemark:line-by-category labels:after-build
create index line_by_category on ${schema}.line (household, category, transaction);
--rollback drop index ${schema}.line_by_category;

--changeset tidemark:known-values labels:after-build
alter table ${schema}.entry add constraint entry_kind check (kind in ('EXPENSE', 'INCOME', 'TRANSFER'));
alter table ${schema}.entry add constraint entry_leg check (leg = 0 or (leg = 1 and kind = 'TRANSFER'));
--rollback alter table ${schema}.entry drop constraint entry_leg; alter table ${schema}.entry drop constraint entry_kind;
