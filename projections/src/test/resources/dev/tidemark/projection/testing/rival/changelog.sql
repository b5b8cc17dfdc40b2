--liquibase formatted sql

--changeset tidemark:account
create table ${schema}.account (
    household uuid not null,
    account   uuid not null,
    events    integer not null,
    total     bigint not null,
    last_on   date,
    primary key (household, account)
);
--rollback drop table ${schema}.account;

--changeset tidemark:entry
create table ${schema}.entry (
    household   uuid not null,
    aggregate   uuid not null,
    account     uuid not null,
    amount      bigint not null constraint amount_is_not_66600 check (amount <> 66600),
    direction   varchar(3) not null,
    booked_on   date not null,
    recorded_at timestamptz not null,
    payee       text,
    amended     boolean not null,
    primary key (household, aggregate)
);
create index entry_by_day on ${schema}.entry (household, booked_on);
--rollback drop table ${schema}.entry;
