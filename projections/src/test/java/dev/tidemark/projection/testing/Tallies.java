package dev.tidemark.projection.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.check.VersionCheck;
import dev.tidemark.projection.testing.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A database and a topic of its own, and tallies that are folded from it.
public final class Tallies implements AutoCloseable {
    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final List<TestRunners> all = new ArrayList<>();

    public TestTopic topic() {
        return topic;
    }

    public TestRunners runners(String readModel) {
        return runners(new Tally(readModel));
    }

    public TestRunners runners(Tally tally) {
        var runners = new TestRunners(address, topic, tally);
        all.add(runners);
        return runners;
    }

    public TestRunners last() {
        return all.getLast();
    }

    /// A tally whose name no other test has.
    public static Tally named(String beginning) {
        return new Tally(beginning + UUID.randomUUID().toString().replaceAll("[^a-z]", ""));
    }

    /// Nothing differs, and nothing of the store is missing.
    public static void passes(TestRunners runners) {
        VersionCheck check = runners.check();
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.completeness().applied()).isEqualTo(runners.status().head());
    }

    @Override
    public void close() {
        all.forEach(TestRunners::close);
        topic.close();
    }
}
