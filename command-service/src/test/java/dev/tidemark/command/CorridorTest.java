package dev.tidemark.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorridorTest {
    private final RunningService service = RunningService.shared();

    @Test
    void a_household_an_account_a_category_and_a_transaction_become_events() {
        Home home = Home.of(service);
        Api.Answer spent = home.spend("12.34");
        assertThat(spent.status()).as(spent.toString()).isEqualTo(201);
        assertThat(spent.header("ETag")).isEqualTo("\"0\"");
        assertThat(spent.header("Location")).endsWith("/transactions/" + spent.id());
        assertThat(spent.header("Consistency-Token")).isNotEmpty();
        assertThat(
                        service.sql()
                                .queryForList(
                                        "select type from event_store.event where household = ? order by lane_seq",
                                        String.class,
                                        home.id()))
                .containsExactly(
                        "household-created",
                        "member-joined",
                        "account-opened",
                        "category-created",
                        "category-created",
                        "expense-recorded");
    }
}
