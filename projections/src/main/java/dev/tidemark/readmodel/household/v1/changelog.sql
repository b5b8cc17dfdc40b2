--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: household, members, accounts and categories, one row each
-- Risk: none, new tables in a schema of their own
-- Estimated run time: under 1 s; the tables are small

--changeset tidemark:household
create table ${schema}.household (
    household     uuid not null,
    name          text not null,
    base_currency text not null,
    time_zone     text not null,
    version       bigint not null,
    primary key (household)
);
--rollback drop table ${schema}.household;

--changeset tidemark:member
create table ${schema}.member (
    household uuid not null,
    member    uuid not null,
    subject   text not null,
    role      text not null,
    name      text not null,
    email     text,
    active    boolean not null,
    primary key (household, member)
);
--rollback drop table ${schema}.member;

--changeset tidemark:account
create table ${schema}.account (
    household       uuid not null,
    account         uuid not null,
    name            text not null,
    kind            text not null,
    on_budget       boolean not null,
    currency        text not null,
    opening_balance bigint not null,
    opened_on       date not null,
    closed_on       date,
    version         bigint not null,
    primary key (household, account)
);
--rollback drop table ${schema}.account;

--changeset tidemark:category
create table ${schema}.category (
    household uuid not null,
    category  uuid not null,
    name      text not null,
    kind      text not null,
    parent    uuid,
    archived  boolean not null,
    version   bigint not null,
    primary key (household, category)
);
--rollback drop table ${schema}.category;

--changeset tidemark:known-values labels:after-build
alter table ${schema}.member add constraint member_role check (role in ('OWNER', 'EDITOR', 'VIEWER'));
alter table ${schema}.category add constraint category_kind check (kind in ('EXPENSE', 'INCOME'));
--rollback alter table ${schema}.category drop constraint category_kind; alter table ${schema}.member drop constraint member_role;
