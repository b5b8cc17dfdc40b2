--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: deltas per account and day, month and year, so that a balance at any date is a short sum
-- Risk: none, new tables in a schema of their own
-- Estimated run time: under 1 s to create; checks after a build scan 1 M rows in about 1 s

--changeset tidemark:account
create table ${schema}.account (
    household uuid not null,
    account   uuid not null,
    name      text not null,
    kind      text not null,
    on_budget boolean not null,
    currency  text not null,
    opened_on date not null,
    closed_on date,
    primary key (household, account)
);
--rollback drop table ${schema}.account;

--changeset tidemark:delta
--comment The key's order serves one account and all accounts of a household alike: years, months and days are ranges of it.
create table ${schema}.delta (
    household  uuid not null,
    grain      text not null,
    starts_on  date not null,
    account    uuid not null,
    amount     bigint not null,
    primary key (household, grain, starts_on, account)
);
--rollback drop table ${schema}.delta;

--changeset tidemark:known-values labels:after-build
alter table ${schema}.delta add constraint delta_grain check (grain in ('DAY', 'MONTH', 'YEAR'));
alter table ${schema}.delta add constraint delta_not_empty check (amount <> 0);
--rollback alter table ${schema}.delta drop constraint delta_not_empty; alter table ${schema}.delta drop constraint delta_grain;
