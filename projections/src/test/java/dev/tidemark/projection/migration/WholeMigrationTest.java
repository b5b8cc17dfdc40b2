package dev.tidemark.projection.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A read model goes to its next version, to each of its ends, while events come in.
class WholeMigrationTest {
    private static final String MODEL = "moved";

    private final Spending spending = new Spending(5, 30);
    private final Tally one = new Tally(MODEL, 1);
    private final Tally two = new Tally(MODEL, 2);

    private MigrationSpec spec() {
        return MigrationSpec.given(more(3_000)).from(one).to(two);
    }

    private Function<TestTopic, Collection<StoredEvent>> more(int events) {
        return to -> spending.next(to, events);
    }

    @Test
    void builds_verifies_switches_rolls_back_and_retires_with_nothing_lost() {
        spec().afterVerifying(told -> told.happens(more(300)))
                .afterSwitch(told -> told.happens(more(300)))
                .afterRollback(told -> assertThat(told.rows(one)).isEqualTo(told.rows(two)))
                .afterEnd(told -> {
                    assertThat(told.state(told.migration().from())).isEqualTo(Build.State.RETIRED);
                    assertThatThrownBy(() ->
                                    told.migrations()
                                            .rollback(told.migration().id(), TestEngine.ANNA))
                            .isInstanceOf(MigrationRefused.class)
                            .hasMessageContaining("retired");
                })
                .retires();
    }

    @Test
    void a_candidate_whose_rows_differ_is_rejected_and_cannot_be_switched_to() {
        spec().afterBuilding(told ->
                        told.sql()
                                .sql(
                                        "update %s.account set total = total + 1"
                                                .formatted(two.id().schema()))
                                .update())
                .afterVerifying(told -> assertThat(told.report().differingRows()).isPositive())
                .isRejected();
    }

    @Test
    void an_abort_leaves_no_trace() {
        spec().afterEnd(
                        told -> {
                            assertThat(schemas(told)).containsExactly(MODEL + "_v1");
                            assertThat(told.state(told.migration().to()))
                                    .isEqualTo(Build.State.DROPPED);
                            assertThat(
                                            told.migrations()
                                                    .start(MODEL, 2, TestEngine.ANNA)
                                                    .to()
                                                    .number())
                                    .isEqualTo(2);
                        })
                .aborts();
    }

    private static List<String> schemas(Told told) {
        return told.sql()
                .sql("select nspname from pg_namespace where nspname like ? order by 1")
                .param(MODEL + "%")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
