package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.migration.MigrationRefused.Kind;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.rival.Rival;
import dev.tidemark.projection.testing.tally.Tally;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Instances of several releases at once: what one has no code for it leaves to others, and says
/// so.
class MixedReleasesTest {
    private static final String MODEL = "mixed";

    private final DatabaseAddress address = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(address, 4);
    private final Spending spending = new Spending(9, 20);
    private final Tally one = new Tally(MODEL, 1);
    private final Tally two = new Tally(MODEL, 2);

    @AfterEach
    void close() {
        topic.close();
    }

    private TestEngine release(Projection... versions) {
        return new TestEngine(address, topic, List.of(versions));
    }

    private TestEngine operator(Projection... versions) {
        return TestEngine.operator(address, topic.bootstrapServers(), List.of(versions));
    }

    private void publish(TestEngine engine) {
        topic.publish(spending.next(topic, 500));
        engine.awaitHead();
    }

    private static long ready(TestEngine engine) {
        long id = engine.migrations().start(MODEL, 2, TestEngine.ANNA).id();
        engine.await(id, Phase.Ready.class);
        return id;
    }

    /// Switched, and the instance that did so is gone.
    private long switched() {
        try (var newer = release(one, two)) {
            publish(newer);
            long id = ready(newer);
            newer.migrations().switchOver(List.of(id), TestEngine.ANNA);
            return id;
        }
    }

    private Optional<String> owner(long id) {
        return topic.store()
                .sql()
                .sql("select owner from registry.migration where id = ? and owner is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    private long position(Projection projection) {
        return topic.store()
                .sql()
                .sql(
                        "select sum(last_seq) from %s.checkpoint_lane"
                                .formatted(projection.id().schema()))
                .query(Long.class)
                .single();
    }

    private static void refused(ThrowingCallable command, Kind kind, String... words) {
        assertThatThrownBy(command)
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContainingAll(words)
                .extracting(e -> ((MigrationRefused) e).kind())
                .isEqualTo(kind);
    }

    @Test
    void an_instance_that_lacks_the_candidate_leaves_the_migration_to_one_that_has_it() {
        try (var older = release(one);
                var operator = operator(one, two)) {
            publish(older);
            long id = operator.migrations().start(MODEL, 2, TestEngine.ANNA).id();
            older.look();
            assertThat(owner(id)).isEmpty();

            try (var newer = release(one, two)) {
                newer.await(id, Phase.Ready.class);
            }
        }
    }

    @Test
    void an_instance_that_lacks_the_candidate_shows_it_refuses_the_switch_and_can_abort() {
        long id;
        try (var newer = release(one, two)) {
            publish(newer);
            id = ready(newer);
        }
        try (var older = release(one)) {
            String lacking = "this release has no mixed/2";
            assertThat(older.migrations().closedGates(id)).anyMatch(g -> g.contains(lacking));
            refused(
                    () -> older.migrations().switchOver(List.of(id), TestEngine.ANNA),
                    Kind.GATES_CLOSED,
                    lacking);
            refused(
                    () -> older.migrations().switchOver(List.of(id), TestEngine.ANNA, true),
                    Kind.GATES_CLOSED,
                    lacking);
            assertThat(older.active(MODEL)).isEqualTo(one.id());

            older.migrations().abort(id, TestEngine.ANNA);
            older.await(id, Phase.Aborted.class);
        }
    }

    @Test
    void an_old_release_after_a_switch_feeds_what_it_has_and_can_take_the_switch_back() {
        long id = switched();
        try (var older = release(one)) {
            topic.publish(spending.next(topic, 500));
            org.awaitility.Awaitility.await().until(() -> position(one) == 1_000);
            assertThat(position(two)).isEqualTo(500);
            refused(
                    () -> older.migrations().start(MODEL, null, TestEngine.ANNA),
                    Kind.UNKNOWN_VERSION,
                    "this release has no mixed/2");

            older.migrations().rollback(id, TestEngine.ANNA);
            assertThat(older.active(MODEL)).isEqualTo(one.id());
        }
        try (var newer = release(one, two)) {
            newer.awaitHead();
            assertThat(newer.fingerprints(two)).isEqualTo(newer.fingerprints(one));
        }
    }

    @Test
    void a_version_whose_folder_is_missing_is_neither_rolled_back_to_nor_retired_nor_left() {
        long id = switched();
        String lacking = "no mixed/1";
        try (var later = operator(two)) {
            refused(
                    () -> later.migrations().rollback(id, TestEngine.ANNA),
                    Kind.GATES_CLOSED,
                    lacking);
            refused(
                    () -> later.migrations().retire(id, TestEngine.ANNA),
                    Kind.GATES_CLOSED,
                    lacking);
            assertThat(later.active(MODEL)).isEqualTo(two.id());
        }
        try (var newest = operator(new Tally(MODEL, 3))) {
            refused(
                    () -> newest.migrations().start(MODEL, 3, TestEngine.ANNA),
                    Kind.UNKNOWN_VERSION,
                    "no mixed/2");
        }
        try (var both = release(one, two)) {
            both.migrations().retire(id, TestEngine.ANNA);
            both.await(id, Phase.Retired.class);
        }
    }

    @Test
    void a_version_that_two_branches_made_is_built_and_fed_by_the_one_that_began_it() {
        try (var rival = release(one, new Rival(MODEL, 2));
                var operator = operator(one, two)) {
            publish(rival);
            long id = operator.migrations().start(MODEL, 2, TestEngine.ANNA).id();
            rival.look();
            assertThat(owner(id)).isEmpty();
            try (var own = release(one, two)) {
                own.await(id, Phase.Ready.class);
            }

            topic.publish(spending.next(topic, 500));
            org.awaitility.Awaitility.await().until(() -> position(one) == 1_000);
            rival.look();
            refused(
                    () -> rival.migrations().switchOver(List.of(id), TestEngine.ANNA, true),
                    Kind.GATES_CLOSED,
                    "another changelog");
            try (var own = release(one, two)) {
                own.awaitHead();
                assertThat(own.fingerprints(two)).isEqualTo(own.fingerprints(one));
            }
        }
    }
}
