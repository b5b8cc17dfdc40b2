package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tidemark.rehearsal.history.History;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// However the same events come, a version makes the same rows of them.
class ReplayTest {
    private static final Bench BENCH = new Bench();

    @AfterAll
    static void close() {
        BENCH.close();
    }

    @TestFactory
    Stream<DynamicContainer> every_way_through_the_events_comes_to_the_same_rows() {
        return Version.all().stream()
                .map(version -> dynamicContainer(version.toString(), replays(version)));
    }

    private static Stream<DynamicNode> replays(Version version) {
        Trial trial = BENCH.trial(version);
        Stream<DynamicNode> histories =
                History.complete().stream()
                        .map(history ->
                                dynamicContainer(history.name(), replays(version, history, trial)));
        return Stream.concat(histories, Stream.of(dynamicTest("is dropped", trial::close)));
    }

    private static Stream<DynamicNode> replays(Version version, History history, Trial trial) {
        return Stream.concat(
                Stream.of(dynamicTest("all at once", () -> assertFolds(version, history, trial))),
                Replay.all().stream()
                        .map(replay ->
                                dynamicTest(
                                        replay.name(),
                                        () -> assertSame(version, history, trial, replay))));
    }

    static void assertFolds(Version version, History history, Trial trial) {
        assertThatCode(() -> trial.of(history.envelopes()))
                .as("%s, folding %s: correct %s", version, history, version.source())
                .doesNotThrowAnyException();
    }

    static void assertSame(Version version, History history, Trial trial, Replay replay) {
        assumeThat(trial.isFolded()).as("%s can be folded at all", version).isTrue();
        assertThat(trial.differences(replay))
                .as(
                        "%s, %s read %s, differs from reading it all at once.%n%s%nLook at %s",
                        version, history, replay.name(), replay.otherwise(), version.source())
                .isEmpty();
    }
}
