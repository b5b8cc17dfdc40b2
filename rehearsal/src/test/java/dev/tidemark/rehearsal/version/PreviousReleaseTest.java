package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.rehearsal.history.History;
import dev.tidemark.store.Changelog;
import dev.tidemark.store.StoreSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The database that the release before leaves to this one: the recorded histories in a store that
/// lacks the newest changesets, and read models at the version before their newest. Until a release
/// has left one, the newest changeset of each schema stands for what that release did not have.
class PreviousReleaseTest {
    /// Without roles, which belong to the server.
    private static final Set<String> SCHEMAS = Set.of("event_store", "lookup", "registry");

    private final DatabaseAddress address = TestDatabase.fresh();

    @Test
    void its_store_is_upgraded_with_all_that_is_in_it_and_its_read_models_are_migrated()
            throws SQLException {
        try (Connection connection = address.open()) {
            changelogs().forEach(changelog -> changelog.rollback(connection, 1));
            try (var bench = new Bench(address);
                    var topic = new TestTopic(address, 2)) {
                List<StoredEvent> events = recorded(topic);
                topic.store().append(events);
                String before = events(connection);

                assertThat(changelogs())
                        .allSatisfy(one -> assertThat(one.status(connection).pending()).hasSize(1));
                StoreSchema.upgrade(connection);

                assertThat(changelogs())
                        .allMatch(changelog -> changelog.status(connection).upToDate());
                assertThat(events(connection)).isEqualTo(before);
                migrate(bench, topic, events);
            }
        }
    }

    private static List<Changelog> changelogs() {
        return StoreSchema.changelogs().stream()
                .filter(changelog -> SCHEMAS.contains(changelog.schema()))
                .toList();
    }

    private static List<StoredEvent> recorded(TestTopic topic) {
        return History.all().stream()
                .flatMap(history -> history.envelopes().stream())
                .map(event -> topic.number(event.household(), event.aggregate(), event.event()))
                .toList();
    }

    /// How many there are, and a hash of every column of each.
    private static String events(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select count(*) || ' ' || md5(string_agg(e::text, ';' order by lane, lane_seq)) from event_store.event e")) {
            row.next();
            return row.getString(1);
        }
    }

    /// The version before answers; the newest is built beside it and verified against it.
    private static void migrate(Bench bench, TestTopic topic, List<StoredEvent> events) {
        Map<String, List<Version>> versions =
                Version.all().stream()
                        .collect(Collectors.groupingBy(version -> version.id().readModel()));
        versions.values().removeIf(all -> all.size() == 1);
        List<Version> newest = versions.values().stream().map(List::getLast).toList();
        var live =
                new LiveVersions(
                        bench,
                        topic.codec(),
                        topic.store().id(),
                        versions.values().stream()
                                .flatMap(all -> all.subList(all.size() - 2, all.size()).stream())
                                .toList());
        live.expect(events.stream().map(event -> event.decode(topic.codec())).toList());
        try (var _ = live.start(as -> as)) {
            topic.send(events);
            live.settle();
        }
        assertThat(newest).isNotEmpty();
        newest.forEach(version -> new BulkBuild(bench, live, version).assertBuiltAndVerified());
    }
}
