package dev.tidemark.query.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.projection.impact.Versions;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpactTest {
    private static final String HOUSEHOLD = "/api/%s/households/{household}";

    private final Impact spending = Impact.of("spending");

    @Test
    void a_version_has_its_tables_its_questions_and_the_events_that_it_folds() {
        Impact.Version second = spending.versions().get(1);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.tables()).containsExactly("category", "spending");
        assertThat(second.views()).containsExactly("Spending", "SpendingByLine");
        assertThat(spending.versions().getFirst().views()).containsExactly("Spending");
        assertThat(second.events())
                .containsEntry("category-renamed", List.of("category"))
                .containsEntry("expense-recorded", List.of("category", "spending"))
                .doesNotContainKeys("category-archived", "account-opened", "statement-uploaded");
    }

    @Test
    void routes_are_those_whose_controllers_ask_it_also_by_way_of_others() {
        assertThat(spending.routes())
                .extracting(Impact.Route::path, Impact.Route::controller, Impact.Route::views)
                .containsExactly(
                        tuple(
                                HOUSEHOLD.formatted("v1") + "/spending",
                                "SpendingController",
                                List.of("Spending")),
                        tuple(
                                HOUSEHOLD.formatted("v2") + "/spending",
                                "SpendingByLineController",
                                List.of("SpendingByLine")));
        assertThat(Impact.of("ledger").routes())
                .extracting(Impact.Route::path)
                .contains(HOUSEHOLD.formatted("v2") + "/balances");
    }

    @Test
    void every_route_of_every_read_model_is_in_the_description_of_the_API() {
        assertThat(Versions.all()).isNotEmpty();
        assertThat(Versions.all())
                .allSatisfy(version ->
                        assertThat(Impact.of(version.id().readModel()).routes())
                                .isNotEmpty()
                                .allSatisfy(route ->
                                        assertThat(route.operation())
                                                .as(route.toString())
                                                .isNotEmpty()));
    }

    @Test
    void what_nobody_knows_touches_nothing() {
        assertThat(Impact.of("weather")).isEqualTo(new Impact("weather", List.of(), List.of()));
    }
}
