package dev.tidemark.command.relay;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// A command as the store sees one: `begin_command`, `append`, commit or rollback. One at a time.
final class Writer implements AutoCloseable {
    private final Connection connection;
    private List<UUID> lastIds = List.of();
    private boolean unlimited;

    Writer(DataSource database) throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    /// Takes the household's lane and waits for whoever holds it.
    Writer begin(UUID household) throws SQLException {
        try (var begin =
                connection.prepareStatement(
                        "select lane from event_store.begin_command(?, null, null, null, 'anna', null, null, null)")) {
            begin.setObject(1, household);
            begin.execute();
        }
        if (unlimited) {
            execute("set local transaction_timeout = 0");
        }
        return this;
    }

    /// Events that continue the aggregate's sequence, as an aggregate that was loaded would.
    Writer append(UUID household, UUID aggregate, int count, Instant recordedAt)
            throws SQLException {
        long first = next(aggregate);
        UUID[] ids = new UUID[count];
        Arrays.setAll(ids, i -> UuidCreator.getTimeOrderedEpoch());
        lastIds = List.of(ids);
        Long[] seqs = new Long[count];
        Arrays.setAll(seqs, i -> first + i);
        byte[][] payloads = new byte[count][];
        Arrays.fill(payloads, PAYLOAD);
        try (var append =
                connection.prepareStatement(
                        """
                        call event_store.append(?, ?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::smallint[],
                            ?::timestamptz[], ?::bytea[], 'anna', ?, ?::uuid[], null, null, null, null, null)
                        """)) {
            append.setObject(1, household);
            append.setArray(2, array("uuid", ids));
            append.setArray(3, array("text", filled("transaction", count)));
            append.setArray(4, array("uuid", filled(aggregate, count)));
            append.setArray(5, array("int8", seqs));
            append.setArray(6, array("text", filled("expense-recorded", count)));
            append.setArray(7, array("int2", filled((short) 1, count)));
            append.setArray(
                    8, array("timestamptz", filled(recordedAt.atOffset(ZoneOffset.UTC), count)));
            append.setArray(9, array("bytea", payloads));
            append.setObject(10, UuidCreator.getTimeOrderedEpoch());
            append.setArray(11, array("uuid", filled((UUID) null, count)));
            append.execute();
        }
        return this;
    }

    private static final byte[] PAYLOAD =
            "{\"amount\":\"12.34\",\"currency\":\"EUR\",\"payee\":\"0123456789abcdef0123456789abcdef\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private java.sql.Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static Object[] filled(Object value, int count) {
        Object[] values = new Object[count];
        Arrays.fill(values, value instanceof OffsetDateTime time ? time.toString() : value);
        return values;
    }

    private long next(UUID aggregate) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select coalesce(max(aggregate_seq) + 1, 0) from event_store.event where aggregate_id = ?")) {
            select.setObject(1, aggregate);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    List<UUID> lastIds() {
        return lastIds;
    }

    /// Stays open, in the server, for so long.
    void hold(int millis) throws SQLException {
        execute("select pg_sleep(%d / 1000.0)".formatted(millis));
    }

    /// Writes where no event is, and stays open: every snapshot's horizon waits for it.
    Writer writingElsewhere() throws SQLException {
        execute("create temporary table elsewhere (n int)");
        execute("insert into elsewhere values (1)");
        execute("select pg_current_xact_id()");
        return this;
    }

    /// No limit ends this transaction; commands are ended after 2 s.
    Writer withoutTimeLimit() {
        unlimited = true;
        return this;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A whole command.
    void write(UUID household, UUID aggregate, int count) throws SQLException {
        begin(household).append(household, aggregate, count, Instant.now()).commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
