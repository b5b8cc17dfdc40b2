package dev.tidemark.rehearsal.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.rehearsal.generator.StreamPlan;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratedHistoryTest {
    private static final StreamPlan PLAN = new StreamPlan(7, 2_000, 4, "demo");
    private static final String WHAT_HAPPENED =
            """
            select aggregate_id || ' ' || aggregate_seq || ' ' || type || ' '
                || jsonb_path_query_array(convert_from(payload, 'UTF8')::jsonb, '$.**.minor')
            from event_store.event order by aggregate_id, aggregate_seq\
            """;

    private static Store store;

    @BeforeAll
    static void generate() throws InterruptedException {
        store = Store.with(PLAN);
    }

    @Test
    void the_store_has_exactly_as_many_events() {
        assertThat(store.ask("select count(*) from event_store.event")).containsExactly("2000");
        assertThat(store.ask("select count(distinct household) from event_store.event"))
                .containsExactly("4");
    }

    @Test
    void lanes_and_histories_are_dense() {
        assertThat(
                        store.ask(
                                """
                                select l.lane from event_store.lane l left join event_store.event e using (lane)
                                group by l.lane, l.last_seq
                                having count(e.lane_seq) <> l.last_seq or coalesce(max(e.lane_seq), 0) <> l.last_seq\
                                """))
                .isEmpty();
        assertThat(
                        store.ask(
                                "select aggregate_id from event_store.event group by aggregate_id having max(aggregate_seq) <> count(*) - 1"))
                .isEmpty();
    }

    @Test
    void every_kind_of_event_that_people_cause_is_there() {
        List<String> expected =
                new EventCatalog()
                        .entries().stream()
                                .map(EventCatalog.Entry::type)
                                .filter(type -> !type.startsWith("statement-"))
                                .toList();

        assertThat(store.ask("select distinct type from event_store.event"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shapes_that_projections_find_hard_are_there() {
        assertThat(store.ask("select distinct currency from lookup.account order by currency"))
                .hasSizeGreaterThan(2);
        assertThat(
                        store.ask(
                                """
                                select jsonb_array_length(convert_from(payload, 'UTF8')::jsonb #> '{payment,lines}')
                                from event_store.event where type = 'expense-recorded' group by 1\
                                """))
                .contains("1", "2", "3", "4", "5");
        assertThat(
                        store.ask(
                                """
                                select count(*) from event_store.event where type = 'transaction-amended'
                                    and convert_from(payload, 'UTF8')::jsonb #>> '{booking,bookedOn}'
                                        < convert_from(payload, 'UTF8')::jsonb #>> '{replaced,bookedOn}'\
                                """))
                .doesNotContain("0");
    }

    @Test
    void texts_rest_as_ciphertext() {
        assertThat(
                        store.ask(
                                "select count(*) from event_store.event where convert_from(payload, 'UTF8') like '%City Market%'"))
                .containsExactly("0");
    }

    @Test
    void the_same_seed_makes_the_same_history_in_another_store() throws InterruptedException {
        assertThat(Store.with(PLAN).ask(WHAT_HAPPENED)).isEqualTo(store.ask(WHAT_HAPPENED));
    }

    @Test
    void a_seed_that_is_in_the_store_already_is_refused_by_name() {
        assertThatThrownBy(() -> store.add(PLAN))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("Take another --seed");
        assertThat(store.ask("select count(*) from event_store.event")).containsExactly("2000");
    }
}
