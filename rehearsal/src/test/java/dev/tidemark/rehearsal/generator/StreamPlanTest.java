package dev.tidemark.rehearsal.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.command.decision.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPlanTest {
    private static List<Command> commands(long seed) {
        List<Command> commands = new ArrayList<>();
        new StreamPlan(seed, 5_000, 20, "demo")
                .householdPlans()
                .forEach(plan -> plan.commands().forEachRemaining(commands::add));
        return commands;
    }

    @Test
    void the_same_seed_gives_the_same_commands_and_another_gives_others() {
        assertThat(commands(7)).isEqualTo(commands(7));
        assertThat(commands(8)).isNotEqualTo(commands(7));
    }

    @Test
    void households_are_unequal_and_add_up() {
        List<HouseholdPlan> plans = new StreamPlan(7, 200_000, 500, "demo").householdPlans();

        assertThat(plans).hasSize(500).extracting(HouseholdPlan::household).doesNotHaveDuplicates();
        assertThat(plans.stream().mapToInt(HouseholdPlan::events).sum()).isEqualTo(200_000);
        assertThat(plans.getFirst().events()).isGreaterThan(10_000);
        assertThat(plans.getLast().events()).isLessThan(150);
    }

    @Test
    void a_household_of_any_size_ends_where_it_should() {
        for (int events = Life.LEAST_EVENTS; events < 120; events++) {
            HouseholdPlan plan =
                    new StreamPlan(events, events, 1, "demo").householdPlans().getFirst();
            List<Command> commands = new ArrayList<>();
            plan.commands().forEachRemaining(commands::add);
            assertThat(commands).hasSize(events - 1);
        }
    }

    @Test
    void too_few_events_for_so_many_households_are_refused() {
        assertThatThrownBy(() -> new StreamPlan(1, 19, 2, "demo"))
                .hasMessageContaining("19 events are too few for 2 households");
    }
}
