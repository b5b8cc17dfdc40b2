package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.lint.Finding;
import dev.tidemark.lint.Linter;
import dev.tidemark.lint.changelog.ChangelogReader;
import dev.tidemark.lint.rule.Released;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.readmodel.EntityCheck;
import dev.tidemark.rehearsal.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// What real versions are put to, for one in a scratch copy. Each throws an [AssertionError] that
/// says what is wrong.
final class Inspection implements AutoCloseable {
    private final Version newest = ScratchVersion.newest();
    private final Bench bench = new Bench();

    /// As `tidemark lint` does, with what it prints of a finding.
    static void lint(Path changelog, Released released) throws IOException {
        assertThat(new Linter(released).lint(ChangelogReader.read(changelog)))
                .filteredOn(finding -> !finding.isAllowed())
                .extracting(Inspection::text)
                .isEmpty();
    }

    private static String text(Finding found) {
        return "%s %s:%d %s: %s; %s. Instead: %s."
                .formatted(
                        found.risk(),
                        found.file().getFileName(),
                        found.line(),
                        found.rule(),
                        found.what(),
                        found.why(),
                        found.instead());
    }

    void expected(Version version, Path file) throws Exception {
        ExpectedTest.assertExpected(bench, version, file);
    }

    void replay(Version version, Predicate<Replay> which) {
        try (Trial trial = bench.trial(version)) {
            for (History history : History.all()) {
                ReplayTest.assertFolds(version, history, trial);
                Replay.all().stream()
                        .filter(which)
                        .forEach(replay -> ReplayTest.assertSame(version, history, trial, replay));
            }
        }
    }

    /// From the version before, over a topic, as the engine does it.
    void migrate(Version version) {
        var address = TestDatabase.fresh();
        try (var own = new Bench(address);
                var topic = new TestTopic(address, 2)) {
            List<StoredEvent> events =
                    History.all().getFirst().envelopes().stream()
                            .map(event ->
                                    topic.number(
                                            event.household(), event.aggregate(), event.event()))
                            .toList();
            var live =
                    new LiveVersions(
                            own, topic.codec(), topic.store().id(), List.of(newest, version));
            live.expect(events.stream().map(event -> event.decode(topic.codec())).toList());
            try (var _ = live.start(as -> as)) {
                topic.publish(events);
                live.settle();
            }
            new BulkBuild(own, live, version).assertBuiltAndVerified();
        }
    }

    void entities(Version version) {
        String schema = version.id().schema();
        bench.schemas().create(version.fresh(), schema);
        try {
            EntityCheck.require(bench.superuser(), version.type());
        } finally {
            bench.schemas().drop(schema);
        }
    }

    @Override
    public void close() {
        bench.close();
    }
}
