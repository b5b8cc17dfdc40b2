--liquibase formatted sql

--changeset tidemark:build
--comment A version is code, a build is data. One row per build of a version; positions count within store and topic generation.
create table ${schema}.build (
    read_model varchar(64) not null,
    version    integer not null,
    build      integer not null,
    schema_name varchar(63) not null,
    state      varchar(12) not null check (state in ('preparing', 'building', 'live', 'retired')),
    store_id   uuid not null,
    created_at timestamptz not null default now(),
    primary key (read_model, version, build)
);
create unique index build_in_schema on ${schema}.build (schema_name) where state <> 'retired';
--rollback drop table ${schema}.build;

--changeset tidemark:active-version
--comment The pointer: which build answers the reads of a read model.
create table ${schema}.active_version (
    read_model  varchar(64) primary key,
    version     integer not null,
    build       integer not null,
    switched_at timestamptz not null default now(),
    foreign key (read_model, version, build) references ${schema}.build on delete restrict
);
--rollback drop table ${schema}.active_version;

--changeset tidemark:audit
--comment Every act of an operator: who, when, why, before and after.
create table ${schema}.audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    actor   varchar(255) not null,
    action  varchar(64) not null,
    subject varchar(255) not null,
    reason  varchar(1000),
    before  jsonb,
    after   jsonb
);
--rollback drop table ${schema}.audit;

--changeset tidemark:grants
grant usage on schema ${schema} to tidemark_query, tidemark_runner, tidemark_migrator;
grant select on ${schema}.build, ${schema}.active_version, ${schema}.audit to tidemark_query;
grant select, insert, update, delete on ${schema}.build, ${schema}.active_version to tidemark_runner, tidemark_migrator;
grant select, insert on ${schema}.audit to tidemark_runner, tidemark_migrator;
grant select on ${schema}.databasechangelog to tidemark_query, tidemark_runner;
--rollback revoke all on all tables in schema ${schema} from tidemark_query, tidemark_runner; revoke usage on schema ${schema} from tidemark_query, tidemark_runner;
