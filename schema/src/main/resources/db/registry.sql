--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: builds of versions, which one answers, migrations with their reports, and the audit
-- Risk: none, new tables
-- Estimated run time: under 1 s
-- tidemark:allow unbounded-text in migration because the problem is written by the engine, one for each migration

--changeset tidemark:build
--comment A version is code, a build is data. One row per build of a version; positions count within store and topic generation.
create table ${schema}.build (
    read_model varchar(64) not null,
    version    integer not null,
    build      integer not null,
    schema_name varchar(63) not null,
    state      varchar(12) not null check (state in ('preparing', 'building', 'following', 'live', 'retired', 'dropped')),
    store_id   uuid not null,
    code       varchar(64),
    created_at timestamptz not null default now(),
    retired_at timestamptz,
    drop_at    timestamptz,
    primary key (read_model, version, build)
);
comment on column ${schema}.build.code is 'checksum of the changelog that made the schema';
create unique index build_in_schema on ${schema}.build (schema_name) where state <> 'dropped';
--rollback drop table ${schema}.build;

--changeset tidemark:active-version
--comment The pointer: which build answers the reads of a read model.
create table ${schema}.active_version (
    read_model  varchar(64) primary key,
    version     integer not null,
    build       integer not null,
    switched_at timestamptz not null default now(),
    candidate_version  integer,
    candidate_build    integer,
    shadow             boolean not null default false,
    canary_percent     integer not null default 0 check (canary_percent between 0 and 100),
    canary_households  uuid[] not null default '{}',
    foreign key (read_model, version, build) references ${schema}.build on delete restrict,
    foreign key (read_model, candidate_version, candidate_build) references ${schema}.build on delete restrict
);
comment on column ${schema}.active_version.candidate_version is 'asked too while shadow is on, and instead for the households of the canary';
--rollback drop table ${schema}.active_version;

--changeset tidemark:audit
--comment Every act of an operator: who, when, why, before and after.
create table ${schema}.audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    actor   varchar(255) not null,
    action  varchar(64) not null,
    subject varchar(255) not null,
    release varchar(64),
    reason  varchar(1000),
    before  jsonb,
    after   jsonb
);
--rollback drop table ${schema}.audit;

--changeset tidemark:migration
--comment One row per migration; a read model has one open migration at most. The epoch fences whoever held the lease before.
create table ${schema}.migration (
    id           bigint generated always as identity primary key,
    read_model   varchar(64) not null,
    from_version integer not null,
    from_build   integer not null,
    to_version   integer not null,
    to_build     integer not null,
    phase        varchar(20) not null,
    data         jsonb not null,
    since        timestamptz not null default now(),
    problem      text,
    paused       boolean not null default false,
    throttle     integer check (throttle > 0),
    hours        varchar(11),
    epoch        bigint not null default 0,
    owner        varchar(100),
    lease_until  timestamptz,
    opened_at    timestamptz not null default now(),
    closed_at    timestamptz,
    foreign key (read_model, from_version, from_build) references ${schema}.build on delete restrict,
    foreign key (read_model, to_version, to_build) references ${schema}.build on delete restrict
);
create unique index one_open_migration on ${schema}.migration (read_model) where closed_at is null;
--rollback drop table ${schema}.migration;

--changeset tidemark:report
--comment What a verification found; bound to the builds of its migration and to one vector of lane numbers.
create table ${schema}.report (
    migration bigint not null references ${schema}.migration on delete restrict,
    number    integer not null,
    at        timestamptz not null default now(),
    passed    boolean not null,
    body      jsonb not null,
    primary key (migration, number)
);
--rollback drop table ${schema}.report;

--changeset tidemark:shadow-difference
--comment A question that candidate and active version answered differently in one snapshot at the same lane number.
create table ${schema}.shadow_difference (
    migration bigint not null references ${schema}.migration on delete restrict,
    household uuid not null,
    lane_seq  bigint not null,
    question  varchar(255) not null,
    at        timestamptz not null default now(),
    primary key (migration, household, question)
);
--rollback drop table ${schema}.shadow_difference;

--changeset tidemark:instance
--comment The query-services that are alive, what they have code for, and how their reads went in the last minute.
create table ${schema}.instance (
    name     varchar(100) primary key,
    release  varchar(64) not null,
    versions text[] not null,
    reads    jsonb not null default '{}',
    seen_at  timestamptz not null default now()
);
--rollback drop table ${schema}.instance;

--changeset tidemark:grants
grant usage on schema ${schema} to tidemark_query, tidemark_runner, tidemark_migrator;
grant select on ${schema}.build, ${schema}.active_version, ${schema}.audit, ${schema}.migration to tidemark_query;
grant select, insert, update, delete on ${schema}.build, ${schema}.active_version, ${schema}.migration, ${schema}.instance to tidemark_runner, tidemark_migrator;
grant select, insert on ${schema}.report to tidemark_runner, tidemark_migrator;
grant select, insert, delete on ${schema}.shadow_difference to tidemark_runner, tidemark_migrator;
grant select, insert on ${schema}.audit to tidemark_runner, tidemark_migrator;
grant select on ${schema}.databasechangelog to tidemark_query, tidemark_runner;
--rollback revoke all on all tables in schema ${schema} from tidemark_query, tidemark_runner; revoke usage on schema ${schema} from tidemark_query, tidemark_runner;
