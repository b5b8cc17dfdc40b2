package dev.tidemark.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.copies.GarbledCopy;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.store.StoreSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a backup holds is what an empty database gets, or it gets nothing.
class StoreRestoreTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<UUID> HOUSEHOLDS =
            Stream.generate(UUID::randomUUID).limit(20).toList();

    @TempDir Path folder;

    private final Connection store = TestServers.newDatabase().open();
    private final DatabaseAddress empty = TestServers.newDatabase();
    private final Connection target = empty.open();

    StoreRestoreTest() throws SQLException {}

    @BeforeEach
    void fill() throws SQLException {
        StoreSchema.upgrade(store);
        for (UUID household : HOUSEHOLDS) {
            append(store, household, "first", 3);
            append(store, household, "second", 2);
            execute(
                    store,
                    "insert into lookup.household values ('%s', 'EUR', 'Europe/Vienna')"
                            .formatted(household));
            execute(
                    store,
                    "insert into keys.data_key (subject, household, wrapped) values ('%1$s', '%1$s', '\\x01')"
                            .formatted(household));
        }
        execute(
                store,
                "insert into registry.audit (actor, action, subject) values ('olga', 'skip', 'x')");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
        target.close();
    }

    private static void append(Connection connection, UUID household, String key, int events)
            throws SQLException {
        connection.setAutoCommit(false);
        execute(
                connection,
                "select event_store.begin_command('%1$s', '%1$s', '%2$s', '\\x00', 'anna', null, null, null)"
                        .formatted(household, key));
        execute(
                connection,
                """
                do $$
                declare ids uuid[] := array(select gen_random_uuid() from generate_series(1, %3$d));
                begin
                    call event_store.append('%1$s', ids, array_fill('test'::text, array[%3$d]), ids, array_fill(0::bigint, array[%3$d]),
                        array_fill('thing-happened'::text, array[%3$d]), array_fill(1::smallint, array[%3$d]),
                        array_fill(now(), array[%3$d]), array_fill('\\xff'::bytea, array[%3$d]), 'anna', gen_random_uuid(),
                        array_fill(null::uuid, array[%3$d]), '%1$s', '%2$s', 201::smallint, '%1$s', 0);
                end $$
                """
                        .formatted(household, key, events));
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private Path events() {
        return folder.resolve("events");
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private Backup backUp() throws Exception {
        return new StoreBackup(store).write(events(), keys(), AT);
    }

    private Backup restore() throws Exception {
        return new StoreRestore(target).restore(events(), keys());
    }

    private void nothingIsRestored(String why, ThrowingCallable action) throws SQLException {
        assertThatThrownBy(action).hasMessageContaining(why);
        if (!text(target, "select to_regclass('event_store.event')").equals("null")) {
            assertThat(text(target, "select count(*) from event_store.event")).isEqualTo("0");
        }
    }

    private void sameIn(String table) throws SQLException {
        String hash = "select md5(string_agg(t::text, ',' order by t::text)) from %s t";
        assertThat(text(target, hash.formatted(table)))
                .as(table)
                .isEqualTo(text(store, hash.formatted(table)));
    }

    @Test
    void a_restored_store_has_every_row_and_another_id() throws Exception {
        Backup backup = backUp();

        Backup restored = restore();

        assertThat(restored).isEqualTo(backup);
        assertThat(restored.events()).isEqualTo(100);
        assertThat(LaneSum.all(target)).isEqualTo(LaneSum.all(store));
        for (String table :
                List.of(
                        "event_store.event",
                        "event_store.lane",
                        "event_store.idempotency",
                        "lookup.household",
                        "keys.data_key",
                        "registry.audit")) {
            sameIn(table);
        }
        String id = "select store_id from event_store.store";
        assertThat(text(target, id)).isNotEqualTo(text(store, id));
    }

    @Test
    void commands_go_on_after_a_restore_and_know_what_was_done() throws Exception {
        backUp();
        restore();
        UUID household = HOUSEHOLDS.getFirst();
        String last =
                "select last_seq from event_store.lane where lane = event_store.lane_of('%s')"
                        .formatted(household);
        long before = Long.parseLong(text(target, last));

        append(target, household, "third", 4);

        assertThat(Long.parseLong(text(target, last))).isEqualTo(before + 4);
        assertThat(LaneSum.all(target)).allMatch(LaneSum::whole);
        assertThat(
                        text(
                                target,
                                "select (event_store.begin_command('%1$s', '%1$s', 'second', '\\x00', 'anna', null, null, null)).outcome"
                                        .formatted(household)))
                .isEqualTo("repeated");
        assertThatThrownBy(() -> execute(target, "delete from event_store.event"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() ->
                        execute(
                                target,
                                "insert into event_store.event select (jsonb_populate_record(e, '{\"lane_seq\": 999, \"aggregate_seq\": 999}')).* from event_store.event e limit 1"))
                .hasMessageContaining("begin_command");
        execute(
                target,
                "insert into registry.audit (actor, action, subject) values ('olga', 'skip', 'y')");
    }

    @Test
    void a_garbled_file_is_refused_by_name() throws Exception {
        backUp();
        Path file = events().resolve("event_store.event.copy");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        nothingIsRestored("event_store.event.copy is not what was written", this::restore);

        Files.writeString(events().resolve("manifest.json"), "{}");
        assertThatThrownBy(this::restore)
                .isInstanceOf(GarbledCopy.class)
                .hasMessageContaining("manifest.json");
    }

    @Test
    void a_database_with_rows_is_left_alone() throws Exception {
        backUp();
        StoreSchema.upgrade(target);
        execute(
                target,
                "insert into lookup.household values (gen_random_uuid(), 'EUR', 'Europe/Vienna')");

        nothingIsRestored("lookup.household has rows", this::restore);
    }

    @Test
    void nothing_is_restored_under_a_running_service() throws Exception {
        backUp();
        execute(target, "alter role tidemark_command password 'of the tests'");
        try (Connection service = empty.as("tidemark_command", "of the tests").open()) {
            assertThat(service.isValid(1)).isTrue();
            nothingIsRestored("services are connected", this::restore);
        }
    }

    @Test
    void keys_of_before_the_events_are_refused_and_later_ones_taken() throws Exception {
        backUp();
        Path early = folder.resolve("early");
        Path late = folder.resolve("late");
        new StoreBackup(store).write(folder.resolve("e1"), early, AT.minusSeconds(1));
        new StoreBackup(store).write(folder.resolve("e2"), late, AT.plusSeconds(1));

        nothingIsRestored(
                "older than the events", () -> new StoreRestore(target).restore(events(), early));
        assertThat(new StoreRestore(target).restore(events(), late).events()).isEqualTo(100);
    }

    @Test
    void a_backup_writes_over_nothing_and_keeps_the_keys_apart() throws Exception {
        backUp();

        assertThatThrownBy(this::backUp).hasMessageContaining("is not empty");
        assertThatThrownBy(() ->
                        new StoreBackup(store)
                                .write(folder.resolve("b"), folder.resolve("b/keys"), AT))
                .hasMessageContaining("a place of their own");
    }

    @Test
    void a_store_that_has_lost_an_event_is_not_backed_up() throws Exception {
        execute(
                store,
                "set session_replication_role = replica; delete from event_store.event where ctid = (select min(ctid) from event_store.event); set session_replication_role = origin");

        assertThatThrownBy(this::backUp).hasMessageContaining("has lost some");
        assertThat(events()).doesNotExist();
        assertThat(keys()).doesNotExist();
    }
}
