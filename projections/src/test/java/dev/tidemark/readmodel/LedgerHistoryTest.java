package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.readmodel.balances.AccountBalance;
import dev.tidemark.readmodel.ledger.Change;
import dev.tidemark.readmodel.ledger.History;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import dev.tidemark.readmodel.ledger.Place;
import dev.tidemark.readmodel.ledger.Search;
import dev.tidemark.readmodel.ledger.Transaction;
import dev.tidemark.readmodel.spending.LineTotal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What was known at a point, over a real database.
class LedgerHistoryTest {
    private static final ReadModelDatabase DATABASE = ReadModelDatabase.create();
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
    private static final LocalDate END = LocalDate.parse("2026-03-31");
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "100.00", "2020-01-01");
    private final UUID food = story.expenses("Food");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void a_transaction_is_shown_as_it_was_known() {
        UUID bread = story.pays(Pay.out(giro, "3.00").on("2026-03-05").in(food));
        long printed = story.laneSeq();
        story.amends(bread, Pay.out(giro, "4.00").on("2026-03-06").in(food).split("1.00", null));
        long amended = story.laneSeq();
        story.voids(bread);
        DATABASE.keep(story);

        assertThat(at(printed).find(bread))
                .hasValueSatisfying(found -> {
                    assertThat(found.amount()).isEqualTo(new Money(-3_00, "EUR"));
                    assertThat(found.version()).isZero();
                    assertThat(found.lines()).hasSize(1);
                });
        assertThat(at(amended).find(bread).orElseThrow().lines()).hasSize(2);
        assertThat(at(printed - 1).find(bread)).isEmpty();
        assertThat(now().find(bread).orElseThrow().voided()).isTrue();
    }

    @Test
    void a_search_finds_what_was_known_in_the_order_of_then() {
        UUID first = story.pays(Pay.out(giro, "1.00").on("2026-03-01").payee("Baker"));
        UUID second = story.pays(Pay.out(giro, "2.00").on("2026-03-02").in(food));
        UUID gone = story.pays(Pay.out(giro, "3.00").on("2026-03-03"));
        long printed = story.laneSeq();
        story.amends(first, Pay.out(giro, "1.00").on("2026-03-04").payee("Butcher"));
        story.voids(gone);
        UUID late = story.pays(Pay.out(giro, "9.00").on("2026-03-01"));
        DATABASE.keep(story);

        assertThat(at(printed).search(Search.everything())).containsExactly(gone, second, first);
        assertThat(at(printed).search(text("baker"))).containsExactly(first);
        assertThat(at(printed).search(text("butcher"))).isEmpty();
        assertThat(at(printed).search(in(food))).containsExactly(second);
        assertThat(now().search(Search.everything())).containsExactly(first, second, late);
        assertThat(now().search(text("baker"))).isEmpty();
    }

    @Test
    void pages_of_the_past_follow_each_other_without_gap_or_overlap() {
        List<UUID> recorded = new ArrayList<>();
        for (int n = 0; n < 25; n++) {
            recorded.add(story.pays(Pay.out(giro, "1.00").on(MARCH.plusDays(n / 4))));
        }
        long printed = story.laneSeq();
        for (int n = 0; n < 25; n += 2) {
            story.amends(recorded.get(n), Pay.out(giro, "2.00").on(MARCH.plusDays(n)));
        }
        DATABASE.keep(story);

        List<UUID> paged = new ArrayList<>();
        @Nullable Place place = null;
        List<Transaction> page = at(printed).page(place);
        while (!page.isEmpty()) {
            page.forEach(found -> paged.add(found.id()));
            place = page.getLast().place();
            page = at(printed).page(place);
        }
        assertThat(paged)
                .doesNotHaveDuplicates()
                .isEqualTo(at(printed).search(Search.everything()))
                .containsExactlyInAnyOrderElementsOf(recorded);
    }

    @Test
    void a_moment_and_its_number_say_the_same() {
        story.pays(Pay.out(giro, "1.00"));
        long number = story.laneSeq();
        Instant then = story.events().getLast().recordedAt();
        story.joins("ben", dev.tidemark.event.Role.VIEWER);
        story.pays(Pay.out(giro, "2.00"));
        DATABASE.keep(story);

        Known moment = point(new KnownAt.Moment(then.plusMillis(500)));
        assertThat(moment).isEqualTo(new Known(number, then, false));
        assertThat(point(new KnownAt.Number(number))).isEqualTo(moment);
        assertThat(point(new KnownAt.Number(number + 1)))
                .as("nothing of the ledger")
                .isEqualTo(new Known(number + 1, then, false));
        assertThat(point(new KnownAt.Now()).number()).isEqualTo(story.laneSeq());
        assertThat(point(new KnownAt.Number(story.laneSeq())).latest()).isTrue();
        assertThat(point(new KnownAt.Moment(Instant.EPOCH))).isEqualTo(new Known(0, null, false));
    }

    @Test
    void balances_are_those_of_the_accounts_as_they_were_known() {
        UUID rent = story.pays(Pay.out(giro, "30.00").on("2026-03-05"));
        long printed = story.laneSeq();
        story.amends(rent, Pay.out(giro, "35.00").on("2026-03-05"));
        UUID cash = story.account("Cash", "5.00", "2026-03-10");
        story.transfers(giro, cash, "10.00", "2026-03-20");
        story.happens(
                giro, new AccountEvent.AccountRenamed(Personal.of("Giro"), Personal.of("Main")));
        story.happens(giro, new AccountEvent.AccountClosed(END));
        DATABASE.keep(story);

        assertThat(at(printed).balances(END))
                .extracting(AccountBalance::name, one -> one.balance().minor())
                .containsExactly(tuple("Giro", 70_00L));
        assertThat(at(printed).balances(END).getFirst().closedOn()).isNull();
        assertThat(now().balances(END))
                .extracting(AccountBalance::name, one -> one.balance().minor())
                .containsExactly(tuple("Main", 55_00L), tuple("Cash", 15_00L));
        assertThat(now().balances(END).getFirst().closedOn()).isEqualTo(END);
        assertThat(now().balances(LocalDate.parse("2026-03-09")))
                .extracting(one -> one.balance().minor())
                .containsExactly(65_00L, 0L);
    }

    @Test
    void spending_has_the_paths_that_were_known() {
        UUID fun = story.category("Sweets", CategoryKind.EXPENSE, food);
        UUID cake = story.pays(Pay.out(giro, "8.00").on("2026-03-05").in(fun).split("3.00", null));
        long printed = story.laneSeq();
        story.renames(food, "Food", "Meals");
        story.happens(fun, new CategoryEvent.CategoryMoved(food, null));
        story.recategorises(cake, Pay.out(giro, "8.00").on("2026-03-05").in(food));
        DATABASE.keep(story);

        assertThat(at(printed).spending(MARCH, END))
                .extracting(LineTotal::path, total -> total.moneyOut().minor())
                .containsExactly(tuple(List.of("Food", "Sweets"), 5_00L), tuple(List.of(), 3_00L));
        assertThat(now().spending(MARCH, END))
                .extracting(LineTotal::path, total -> total.moneyOut().minor())
                .containsExactly(tuple(List.of("Meals"), 8_00L));
        assertThat(now().spending(MARCH, LocalDate.parse("2026-03-04"))).isEmpty();
        assertThat(
                        DATABASE.list(
                                History.class,
                                v ->
                                        List.copyOf(
                                                v.subtree(
                                                        story.household, known(printed, v), food))))
                .containsExactlyInAnyOrder(food, fun);
    }

    @Test
    void changes_name_the_edits_between_two_points() {
        UUID kept = story.pays(Pay.out(giro, "1.00").on("2026-03-01"));
        UUID amended = story.pays(Pay.out(giro, "2.00").on("2026-03-02").in(food));
        UUID gone = story.pays(Pay.out(giro, "3.00").on("2026-03-03"));
        long printed = story.laneSeq();
        story.amends(amended, Pay.out(giro, "2.50").on("2026-03-02").in(food));
        story.voids(gone);
        story.recategorises(amended, Pay.out(giro, "2.50").on("2026-03-02"));
        UUID late = story.pays(Pay.out(giro, "9.00").on("2026-03-09"));
        long again = story.laneSeq();
        story.voids(kept);
        DATABASE.keep(story);

        List<Change> changes = changes(printed, again, null);
        assertThat(changes).extracting(Change::transaction).containsExactly(gone, amended, late);
        assertThat(changes.get(0).after().voided()).isTrue();
        assertThat(changes.get(0).before().lines()).hasSize(1);
        assertThat(changes.get(1).before().amount()).isEqualTo(new Money(-2_00, "EUR"));
        assertThat(changes.get(1).after().lines().getFirst().category()).isNull();
        assertThat(changes.get(1).edits())
                .extracting(Change.Edit::kind, Change.Edit::number, Change.Edit::actor)
                .containsExactly(
                        tuple(Change.Kind.AMENDED, printed + 1, "anna"),
                        tuple(Change.Kind.RECATEGORISED, printed + 3, "anna"));
        assertThat(changes.get(2).before()).isNull();
        assertThat(changes(printed, printed, null)).isEmpty();
    }

    @Test
    void changes_of_a_month_are_those_that_were_booked_in_it_at_any_point_between() {
        UUID leaves = story.pays(Pay.out(giro, "1.00").on("2026-03-01"));
        UUID comes = story.pays(Pay.out(giro, "2.00").on("2026-02-01"));
        UUID other = story.pays(Pay.out(giro, "3.00").on("2026-02-01"));
        long printed = story.laneSeq();
        story.amends(leaves, Pay.out(giro, "1.00").on("2026-04-01"));
        story.amends(comes, Pay.out(giro, "2.00").on("2026-03-31"));
        story.amends(other, Pay.out(giro, "3.50").on("2026-02-01"));
        story.transfers(
                Story.leg(giro, Money.parse("1.00", "EUR"), "2026-02-28"),
                Story.leg(
                        story.account("Cash", "0", "2020-01-01"),
                        Money.parse("1.00", "EUR"),
                        "2026-03-01"));
        DATABASE.keep(story);

        assertThat(changes(printed, story.laneSeq(), YearMonth.parse("2026-03")))
                .extracting(change -> change.after().kind())
                .containsExactly(
                        Transaction.Kind.EXPENSE,
                        Transaction.Kind.EXPENSE,
                        Transaction.Kind.TRANSFER);
        assertThat(changes(printed, story.laneSeq(), YearMonth.parse("2026-02")))
                .extracting(Change::transaction)
                .contains(comes, other)
                .doesNotContain(leaves);
    }

    private List<Change> changes(long from, long to, @Nullable YearMonth month) {
        List<Change> all = new ArrayList<>();
        List<Change> page;
        do {
            long after = all.isEmpty() ? 0 : all.getLast().number();
            page =
                    DATABASE.list(
                            History.class,
                            v ->
                                    v.changes(
                                            story.household,
                                            known(from, v),
                                            known(to, v),
                                            month,
                                            after,
                                            2));
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private Known known(long number, History view) {
        return view.point(story.household, new KnownAt.Number(number));
    }

    private Known point(KnownAt asked) {
        return DATABASE.one(History.class, v -> Optional.of(v.point(story.household, asked)))
                .orElseThrow();
    }

    private static Search text(String text) {
        return new Search(null, null, null, null, text, null, null, false, false);
    }

    private static Search in(UUID category) {
        return new Search(null, null, null, Set.of(category), null, null, null, false, false);
    }

    private At at(long number) {
        return new At(new KnownAt.Number(number));
    }

    private At now() {
        return new At(new KnownAt.Now());
    }

    /// Questions at one point.
    private final class At {
        private final KnownAt asked;

        At(KnownAt asked) {
            this.asked = asked;
        }

        Optional<Transaction> find(UUID transaction) {
            return DATABASE.one(History.class, v -> v.find(story.household, point(v), transaction));
        }

        List<UUID> search(Search search) {
            return list(v -> v.search(story.household, point(v), search, null, 100)).stream()
                    .map(Transaction::id)
                    .toList();
        }

        List<Transaction> page(@Nullable Place after) {
            return list(v -> v.search(story.household, point(v), Search.everything(), after, 7));
        }

        List<AccountBalance> balances(LocalDate day) {
            return list(v -> v.balances(story.household, point(v), day));
        }

        List<LineTotal> spending(LocalDate from, LocalDate to) {
            return list(v -> v.spending(story.household, point(v), from, to));
        }

        private <T> List<T> list(Function<History, List<T>> question) {
            return DATABASE.list(History.class, question);
        }

        private Known point(History view) {
            return view.point(story.household, asked);
        }
    }
}
