package dev.tidemark.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import dev.tidemark.command.account.AccountCommand.OpenAccount;
import dev.tidemark.command.category.CategoryCommand.ChangeCategory;
import dev.tidemark.command.category.CategoryCommand.CreateCategory;
import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.household.HouseholdCommand.RenameHousehold;
import dev.tidemark.event.AccountKind;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final UUID HOUSEHOLD = UUID.randomUUID();

    private static CreateCategory category(UUID id, @Nullable UUID parent) {
        return new CreateCategory(HOUSEHOLD, id, "x", CategoryKind.EXPENSE, parent);
    }

    @Test
    void what_relies_on_nothing_stays_together_until_an_append_is_full() {
        Command one = category(UUID.randomUUID(), null);

        assertThat(Batches.cut(Collections.nCopies(300, one)))
                .extracting(List::size)
                .containsExactly(125, 125, 50);
    }

    @Test
    void a_mention_of_what_has_just_been_made_begins_anew() {
        UUID parent = UUID.randomUUID();
        Command child = category(UUID.randomUUID(), parent);

        assertThat(Batches.cut(List.of(category(parent, null), child, child)))
                .extracting(List::size)
                .containsExactly(1, 2);
    }

    @Test
    void who_looks_up_the_tree_waits_for_what_may_have_moved_there() {
        Command moves = new ChangeCategory(HOUSEHOLD, UUID.randomUUID(), 0L, null, true, null);
        Command below = category(UUID.randomUUID(), UUID.randomUUID());

        assertThat(Batches.cut(List.of(moves, below))).hasSize(2);
    }

    @Test
    void nothing_follows_a_change_of_the_household_itself() {
        Command renames = new RenameHousehold(HOUSEHOLD, 1L, "x");

        assertThat(Batches.cut(List.of(renames, category(UUID.randomUUID(), null)))).hasSize(2);
    }

    private static OpenAccount account(UUID household) {
        return new OpenAccount(
                household,
                UUID.randomUUID(),
                "Purse",
                AccountKind.CASH,
                true,
                Money.zero("EUR"),
                LocalDate.of(2026, 1, 1));
    }

    @Test
    void a_batch_is_one_commit_and_a_refusal_takes_all_of_it_back() {
        RunningService service = RunningService.shared();
        Home home = Home.of(service);
        Batches batches = service.bean(Batches.class);
        Origin origin = new Origin(home.subject(), UUID.randomUUID(), null, 200, home.id());
        Command refused =
                new CreateCategory(
                        home.id(), UUID.randomUUID(), "x", CategoryKind.INCOME, UUID.randomUUID());
        List<Command> accepted = List.of(account(home.id()), account(home.id()));
        long before = batches.decide(accepted, origin).position().laneSeq();

        assertThatThrownBy(() -> batches.decide(List.of(account(home.id()), refused), origin))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.refusal()).isEqualTo(Refusal.UNKNOWN_CATEGORY));
        assertThat(
                        service.sql()
                                .queryForObject(
                                        "select max(lane_seq) from event_store.event where household = ?",
                                        Long.class,
                                        home.id()))
                .isEqualTo(before);
    }
}
