package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Given events, from one version of a read model to another: what holds after each step. The
/// engine, PostgreSQL and Kafka are real. No step is left out because nothing is said of it, and
/// after each the version must answer that should.
///
/// ```java
/// MigrationSpec.given(topic -> spending.next(topic, 3_000))
///         .from(one)
///         .to(two)
///         .afterVerifying(told -> told.happens(topic -> spending.next(topic, 300)))
///         .afterRollback(told -> assertThat(told.rows(one)).isEqualTo(told.rows(two)))
///         .retires();
/// ```
public final class MigrationSpec {
    private final Function<TestTopic, Collection<StoredEvent>> history;
    private final List<Projection> versions = new ArrayList<>();
    private final Map<Step, Then> after = new EnumMap<>(Step.class);

    private enum Step {
        BUILDING,
        VERIFYING,
        SWITCH,
        ROLLBACK,
        SECOND_SWITCH,
        END
    }

    /// What is looked at, or what happens, after a step.
    public interface Then {
        void on(Told told);
    }

    private MigrationSpec(Function<TestTopic, Collection<StoredEvent>> history) {
        this.history = history;
    }

    /// @param history numbered events, as [TestTopic#number] gives them
    public static MigrationSpec given(Function<TestTopic, Collection<StoredEvent>> history) {
        return new MigrationSpec(history);
    }

    /// The version that answers first.
    public MigrationSpec from(Projection version) {
        versions.add(version);
        return this;
    }

    public MigrationSpec to(Projection version) {
        versions.add(version);
        return this;
    }

    /// Once the candidate has all rows. What is changed by then, the verification is to find.
    public MigrationSpec afterBuilding(Then then) {
        return after(Step.BUILDING, then);
    }

    /// Once there is a report, passed or not.
    public MigrationSpec afterVerifying(Then then) {
        return after(Step.VERIFYING, then);
    }

    public MigrationSpec afterSwitch(Then then) {
        return after(Step.SWITCH, then);
    }

    public MigrationSpec afterRollback(Then then) {
        return after(Step.ROLLBACK, then);
    }

    public MigrationSpec afterSecondSwitch(Then then) {
        return after(Step.SECOND_SWITCH, then);
    }

    /// Once it is retired, aborted or rejected, whichever the spec ends with.
    public MigrationSpec afterEnd(Then then) {
        return after(Step.END, then);
    }

    private MigrationSpec after(Step step, Then then) {
        after.put(step, then);
        return this;
    }

    /// It is verified, switches, rolls back, switches again, and retires the old version.
    public void retires() {
        try (Told told = begin()) {
            Migration migration = verified(told, Phase.Ready.class);
            switches(told, Step.SWITCH);
            told.migrations().rollback(migration.id(), TestEngine.ANNA);
            done(told, Step.ROLLBACK, versions.getFirst());
            switches(told, Step.SECOND_SWITCH);
            told.migrations().retire(migration.id(), TestEngine.ANNA);
            told.await(Phase.Retired.class);
            done(told, Step.END, versions.getLast());
        }
    }

    /// It is verified, and aborted.
    public void aborts() {
        try (Told told = begin()) {
            Migration migration = verified(told, Phase.Ready.class);
            told.migrations().abort(migration.id(), TestEngine.ANNA);
            told.await(Phase.Aborted.class);
            done(told, Step.END, versions.getFirst());
        }
    }

    /// The verification finds a difference, and the switch is refused.
    public void isRejected() {
        try (Told told = begin()) {
            Migration migration = verified(told, Phase.Rejected.class);
            assertThatThrownBy(() ->
                            told.migrations().switchOver(List.of(migration.id()), TestEngine.ANNA))
                    .isInstanceOf(MigrationRefused.class);
            done(told, Step.END, versions.getFirst());
        }
    }

    private Told begin() {
        DatabaseAddress address = TestDatabase.fresh();
        var told = new Told(address, new TestTopic(address, 4), versions);
        told.happens(history);
        return told;
    }

    /// Verified twice, so that the first time shows when the candidate is built.
    private Migration verified(Told told, Class<? extends Phase> outcome) {
        told.start(versions.getLast());
        Migration built = told.await(Phase.Ready.class);
        done(told, Step.BUILDING, versions.getFirst());
        told.migrations().verify(built.id(), TestEngine.ANNA);
        Migration verified = told.await(outcome);
        assertThat(told.report().passed()).isEqualTo(outcome == Phase.Ready.class);
        done(told, Step.VERIFYING, versions.getFirst());
        return verified;
    }

    private void switches(Told told, Step step) {
        told.migrations().switchOver(List.of(told.migration().id()), TestEngine.ANNA);
        done(told, step, versions.getLast());
    }

    private void done(Told told, Step step, Projection answers) {
        assertThat(told.active()).as("answers after " + step).isEqualTo(answers.id());
        after.getOrDefault(step, _ -> {}).on(told);
    }
}
