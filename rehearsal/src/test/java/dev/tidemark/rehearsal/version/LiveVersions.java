package dev.tidemark.rehearsal.version;

import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Consumers;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.runner.BatchFold;
import dev.tidemark.projection.runner.Halted;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.runner.Runners;
import dev.tidemark.projection.testing.TestRunners;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/// Versions at once, fed from a topic by runners as in production; beside each, what a plain fold
/// of the same events makes.
final class LiveVersions {
    private static final int BATCH = 100;

    private final Bench bench;
    private final EventJson codec;
    private final Map<Version, Build> live = new LinkedHashMap<>();
    private final Map<Version, BatchFold> expected = new LinkedHashMap<>();
    private final Map<Version, String> halted = new HashMap<>();

    LiveVersions(Bench bench, EventJson codec, UUID store, List<Version> versions) {
        this.bench = bench;
        this.codec = codec;
        Database database = bench.database();
        for (Version version : versions) {
            String schema = version.id().schema();
            Build build = new Builds(database).create(version.id(), schema, "rehearsed");
            new Builds(database).set(build, Build.State.LIVE);
            bench.schemas().create(version.fresh(), schema);
            bench.schemas().create(version.fresh(), schema + "_expected");
            live.put(version, build.in(Build.State.LIVE));
            expected.put(
                    version,
                    BatchFold.into(
                            build.in(schema + "_expected"),
                            version.fresh(),
                            database,
                            store,
                            100_000));
        }
    }

    Set<Version> versions() {
        return live.keySet();
    }

    Build build(Version version) {
        return live.get(version);
    }

    RunnerSupplies supplies() {
        return new RunnerSupplies(
                bench.database(),
                new Consumers(TestServers.kafka(), BATCH),
                codec,
                new Arrivals(),
                new SimpleMeterRegistry(),
                "rehearsal-" + UUID.randomUUID(),
                TestRunners.quick(BATCH, 1_000));
    }

    /// A process that feeds every version.
    ///
    /// @param as what the process takes for a version's projection
    Runners start(UnaryOperator<Projection> as) {
        var runners =
                new Runners(
                        supplies(), live.keySet().stream().map(Version::fresh).map(as).toList());
        runners.run(live.values());
        return runners;
    }

    /// Folds these beside the live versions; one that cannot says so in [#problems].
    void expect(List<EventEnvelope> events) {
        expected.forEach((version, fold) -> {
            try {
                fold.apply(events);
            } catch (Halted e) {
                halted.putIfAbsent(version, String.valueOf(e.getMessage()));
            }
        });
    }

    /// Waits until every version has applied what is expected; one that has not by then says so in
    /// [#problems].
    void settle() {
        settle(this::isThere);
    }

    void settle(Predicate<Version> each) {
        try {
            awaitOfAll(each);
        } catch (ConditionTimeoutException _) {
            // The versions that are at fault are named one by one.
        }
    }

    /// Waits until every version has seen that a number is missing.
    void awaitHoles() {
        awaitOfAll(version ->
                checkpoints(version).lanes().all().stream().anyMatch(LaneCheckpoint::hasHole));
    }

    private void awaitOfAll(Predicate<Version> each) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() ->
                        live.keySet().stream()
                                .filter(version -> !halted.containsKey(version))
                                .allMatch(each));
    }

    List<Parked> parked(Version version) {
        return checkpoints(version).parked().all();
    }

    private boolean isThere(Version version) {
        return Arrays.equals(vector(version), expected.get(version).applied());
    }

    long[] vector(Version version) {
        return checkpoints(version).lanes().vector();
    }

    private Checkpoints checkpoints(Version version) {
        return new Checkpoints(bench.database(), version.id().schema());
    }

    /// What is not as a plain fold of the same events has it, as sentences.
    ///
    /// @param rows that are compared, as SQL
    List<String> problems(Version version, String rows) {
        String message = halted.get(version);
        if (message != null) {
            return List.of(message);
        }
        if (!isThere(version)) {
            return List.of("it has not applied what the topic holds" + stopped(version));
        }
        return new RowDifferences(bench.database(), version.fresh().tables(), rows)
                .between(version.id().schema() + "_expected", version.id().schema());
    }

    private String stopped(Version version) {
        return bench
                .database()
                .sql()
                .sql(
                        "select message from %s.checkpoint_partition where message is not null"
                                .formatted(version.id().schema()))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining("; ", ": ", ""));
    }
}
