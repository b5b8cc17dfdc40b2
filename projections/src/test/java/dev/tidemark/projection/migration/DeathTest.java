package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.testing.CommitFaults.Fault;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever works at a migration may die at any moment; another process finishes it, with the same
/// rows. A step's effects are in its commits, so each of them is died around, before and after.
class DeathTest {
    private static final String MODEL = "dying";

    static Stream<Arguments> some() {
        return Stream.of(1, 4, 7, 12, 18)
                .flatMap(commit ->
                        Stream.of(Fault.BEFORE, Fault.AFTER).map(how -> Arguments.of(commit, how)));
    }

    static Stream<Arguments> all() {
        return IntStream.range(0, 60)
                .boxed()
                .flatMap(commit ->
                        Stream.of(Fault.BEFORE, Fault.AFTER).map(how -> Arguments.of(commit, how)));
    }

    @ParameterizedTest(name = "dies at commit {0}, {1}")
    @MethodSource("some")
    void another_process_finishes(int commit, Fault how) {
        dieAndFinish(commit, how);
    }

    @Tag("faults")
    @ParameterizedTest(name = "dies at commit {0}, {1}")
    @MethodSource("all")
    void another_process_finishes_wherever_one_dies(int commit, Fault how) {
        dieAndFinish(commit, how);
    }

    private static void dieAndFinish(int commit, Fault how) {
        DatabaseAddress address = TestDatabase.fresh();
        var versions = List.of(new Tally(MODEL, 1), new Tally(MODEL, 2));
        var way = new AtomicReference<Dying>();
        try (var topic = new TestTopic(address, 2);
                var first = new TestEngine(address, topic, versions)) {
            topic.publish(new Spending(9, 12).next(topic, 400));
            first.awaitHead();
            long id = first.migrations().start(MODEL, 2, TestEngine.ANNA).id();
            first.kill();

            var dying =
                    new TestEngine(
                            address,
                            topic,
                            versions,
                            QuickSettings.all(),
                            through -> {
                                way.set(new Dying(through, commit, how));
                                return way.get();
                            });
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> way.get().isDead() || isReady(first, id));
            dying.close();

            try (var other = new TestEngine(address, topic, versions)) {
                other.await(id, Phase.Ready.class);
                other.awaitHead();
                assertThat(other.fingerprints(versions.getLast()))
                        .isEqualTo(other.fingerprints(versions.getFirst()));
                other.migrations().switchOver(List.of(id), TestEngine.ANNA);
                assertThat(other.active(MODEL)).isEqualTo(versions.getLast().id());
            }
        }
    }

    private static boolean isReady(TestEngine engine, long id) {
        return engine.migrations().find(id).phase() instanceof Phase.Ready;
    }
}
