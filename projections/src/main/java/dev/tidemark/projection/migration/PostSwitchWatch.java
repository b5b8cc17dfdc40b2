package dev.tidemark.projection.migration;

import dev.tidemark.projection.migration.Migrator.Turn;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Instances;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.verification.NamedQueries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks after a switch for a while, and takes it back if reads of the new version fail or are slow
/// on any instance, or if one of its assertions does not hold.
final class PostSwitchWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PostSwitchWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_PER_ASSERTION = 30;

    /// The rows have just been verified, and readers have enough of the switch itself.
    private static final int FIRST_ASSERTION = 6;

    private final Engine engine;
    private final JsonMapper json = new JsonMapper();

    PostSwitchWatch(Engine engine) {
        this.engine = engine;
    }

    Phase look(Migration migration, Phase.Live live, Turn turn) throws InterruptedException {
        for (int looks = 0; turn.goesOn() && isWatched(live); looks++) {
            Optional<String> tripped =
                    tripped(migration, looks % LOOKS_PER_ASSERTION == FIRST_ASSERTION);
            if (tripped.isPresent()) {
                LOG.error("{} is taken back: {}", migration, tripped.get());
                engine.switchover()
                        .back(migration, new Operator(engine.owner(), "watch: " + tripped.get()));
                break;
            }
            Thread.sleep(LOOK);
        }
        return live;
    }

    boolean isWatched(Phase.Live live) {
        return engine.clock().instant().isBefore(live.watchUntil());
    }

    private Optional<String> tripped(Migration migration, boolean assertions) {
        return reads(migration).or(() -> assertions ? assertion(migration.to()) : Optional.empty());
    }

    private Optional<String> reads(Migration migration) {
        long failures = 0;
        for (Instances.Instance instance : new Instances(engine.database()).alive()) {
            JsonNode reads = json.readTree(instance.reads());
            JsonNode now = reads.path(migration.to().projection().toString());
            JsonNode before = reads.path(migration.from().projection().toString());
            failures += now.path("failures").asLong(0);
            Optional<String> slow = slow(instance.name(), now, before);
            if (slow.isPresent()) {
                return slow;
            }
        }
        return failures < engine.settings().watchFailures()
                ? Optional.empty()
                : Optional.of(
                        "%d reads of %s failed within a minute"
                                .formatted(failures, migration.to().projection()));
    }

    private Optional<String> slow(String instance, JsonNode now, JsonNode before) {
        long p99 = now.path("p99").asLong(0);
        long usual = before.path("hourP99").asLong(0);
        return usual == 0 || p99 <= engine.settings().watchSlowdown() * usual
                ? Optional.empty()
                : Optional.of(
                        "the p99 of reads on %s is %d µs, where it was %d µs"
                                .formatted(instance, p99, usual));
    }

    private Optional<String> assertion(Build build) {
        var files = VersionFiles.of(engine.code(build));
        return NamedQueries.of(files, "verification.sql").stream()
                .flatMap(queries -> queries.queries().values().stream())
                .filter(query -> !rows(query.in(build.schema())).isEmpty())
                .findFirst()
                .map(query -> "assertion '%s' does not hold".formatted(query.name()));
    }

    private List<Integer> rows(String sql) {
        return engine.database()
                .snapshot(() ->
                        engine.database()
                                .sql()
                                .sql("select 1 from (" + sql + ") q limit 1")
                                .query(Integer.class)
                                .list());
    }
}
