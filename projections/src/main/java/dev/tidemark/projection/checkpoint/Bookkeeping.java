package dev.tidemark.projection.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables that every version's schema has beside the version's own.
public final class Bookkeeping {
    private static final String TABLES =
            """
            create table if not exists ${schema}.checkpoint_topic (
                only_row   boolean primary key default true check (only_row),
                store_id   uuid not null,
                generation integer not null
            );
            create table if not exists ${schema}.checkpoint_partition (
                partition     smallint primary key,
                next_offset   bigint not null default 0,
                epoch         bigint not null default 0,
                owner         varchar(100),
                problem       varchar(20),
                message       text,
                problem_since timestamptz
            ) with (fillfactor = 10);
            create table if not exists ${schema}.checkpoint_lane (
                lane        smallint primary key,
                last_seq    bigint not null default 0,
                event_count bigint not null default 0,
                event_hash  bigint not null default 0,
                beyond_seq  bigint,
                asked_at    timestamptz
            ) with (fillfactor = 10);
            insert into ${schema}.checkpoint_lane (lane) select generate_series(0, 255) on conflict do nothing;
            create table if not exists ${schema}.parked (
                household   uuid primary key,
                lane        smallint not null,
                first_seq   bigint not null,
                cause       text not null,
                parked_at   timestamptz not null default now(),
                event_count bigint not null,
                event_hash  bigint not null,
                state       varchar(10) not null default 'parked' check (state in ('parked', 'retry', 'skipped')),
                decided_by  varchar(255),
                reason      varchar(1000),
                decided_at  timestamptz,
                outcome     text
            );
            grant usage on schema ${schema} to tidemark_runner, tidemark_query;
            grant select, insert, update, delete on all tables in schema ${schema} to tidemark_runner;
            grant select on all tables in schema ${schema} to tidemark_query;
            revoke insert, update, delete on ${schema}.databasechangelog, ${schema}.databasechangeloglock from tidemark_runner;
            """;

    private Bookkeeping() {}

    /// Creates what is missing in a schema whose changelog has run, and grants the roles their
    /// access to all of its tables.
    public static void create(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES.replace("${schema}", schema));
        }
    }
}
