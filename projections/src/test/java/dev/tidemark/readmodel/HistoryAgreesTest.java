package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.balances.AccountBalance;
import dev.tidemark.readmodel.balances.Balances;
import dev.tidemark.readmodel.ledger.History;
import dev.tidemark.readmodel.ledger.KnownAt;
import dev.tidemark.readmodel.ledger.Ledger;
import dev.tidemark.readmodel.ledger.Place;
import dev.tidemark.readmodel.ledger.Search;
import dev.tidemark.readmodel.ledger.Transaction;
import dev.tidemark.readmodel.spending.LineTotal;
import dev.tidemark.readmodel.spending.SpendingByLine;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a household does, what the ledger knows of its history is what the read models say, and
/// said.
class HistoryAgreesTest {
    private static final ReadModelDatabase DATABASE = ReadModelDatabase.create();
    private static final ProjectionId LEDGER_1 = new ProjectionId("ledger", 1);
    private static final ProjectionId LEDGER_2 = new ProjectionId("ledger", 2);
    private static final YearMonth FIRST = YearMonth.parse("2020-12");
    private static final YearMonth LAST = YearMonth.parse("2026-02");
    private static final int STEPS = 80;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35})
    void at_the_head_it_equals_balances_and_spending(long seed) {
        Story story = RandomHistory.story(seed, STEPS);
        DATABASE.keep(story);

        for (LocalDate day : days()) {
            assertThat(knownBalances(story, new KnownAt.Now(), day))
                    .isEqualTo(balances(story, day))
                    .isNotEmpty();
        }
        assertThat(knownSpending(story, new KnownAt.Now())).isEqualTo(spending(story)).isNotEmpty();
    }

    /// A shorter history of the same seed is the beginning of a longer one; only ids differ.
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void at_any_number_it_equals_what_they_said_then(long seed) {
        Story whole = RandomHistory.story(seed, STEPS);
        DATABASE.keep(whole);

        for (int steps : List.of(0, 10, 40, 79)) {
            Story beginning = RandomHistory.story(seed, steps);
            DATABASE.keep(beginning);
            var then = new KnownAt.Number(beginning.laneSeq());
            for (LocalDate day : days()) {
                assertThat(shown(knownBalances(whole, then, day), AccountBalance::balance))
                        .as("balances of %s after %d steps", day, steps)
                        .isEqualTo(shown(balances(beginning, day), AccountBalance::balance));
            }
            assertThat(shown(knownSpending(whole, then), HistoryAgreesTest::withoutIds))
                    .as("spending after %d steps", steps)
                    .isEqualTo(shown(spending(beginning), HistoryAgreesTest::withoutIds));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void both_versions_show_the_same_transactions(long seed) {
        Story story = RandomHistory.story(seed, STEPS);
        DATABASE.keep(story);

        for (Search search : searches()) {
            List<Transaction> shown = pages(LEDGER_1, story.household, search);
            assertThat(pages(LEDGER_2, story.household, search)).isEqualTo(shown).isNotEmpty();
        }
        for (Transaction one : pages(LEDGER_1, story.household, searches().getLast())) {
            assertThat(find(LEDGER_2, story.household, one.id()))
                    .isEqualTo(find(LEDGER_1, story.household, one.id()));
        }
    }

    private static List<LocalDate> days() {
        return Stream.iterate(LAST.atEndOfMonth(), day -> day.minusDays(217)).limit(10).toList();
    }

    private static <T> List<String> shown(List<T> answers, Function<T, Object> part) {
        return answers.stream().map(part).map(Object::toString).sorted().toList();
    }

    private static String withoutIds(LineTotal total) {
        return "%s %s %s %s %s %d"
                .formatted(
                        total.month(),
                        total.kind(),
                        total.path(),
                        total.moneyOut(),
                        total.moneyIn(),
                        total.lines());
    }

    private static List<AccountBalance> balances(Story story, LocalDate day) {
        return DATABASE.list(Balances.class, v -> v.asOf(story.household, day));
    }

    private static List<AccountBalance> knownBalances(Story story, KnownAt at, LocalDate day) {
        return DATABASE.list(
                History.class, v -> v.balances(story.household, v.point(story.household, at), day));
    }

    private static List<LineTotal> spending(Story story) {
        return DATABASE.list(
                SpendingByLine.class, v -> v.linesBetween(story.household, FIRST, LAST));
    }

    private static List<LineTotal> knownSpending(Story story, KnownAt at) {
        return DATABASE.list(
                History.class,
                v ->
                        v.spending(
                                story.household,
                                v.point(story.household, at),
                                FIRST.atDay(1),
                                LAST.atEndOfMonth()));
    }

    private static List<Search> searches() {
        return List.of(
                Search.everything(),
                new Search(null, null, null, null, "shop", null, null, false, false),
                new Search(null, null, null, null, null, null, null, true, false),
                new Search(
                        LocalDate.parse("2022-01-01"),
                        LocalDate.parse("2024-12-31"),
                        null,
                        null,
                        null,
                        null,
                        new Search.AmountRange("EUR", 1, 90_000),
                        false,
                        true),
                new Search(null, null, null, null, null, null, null, false, true));
    }

    private static List<Transaction> pages(ProjectionId id, UUID household, Search search) {
        List<Transaction> all = new ArrayList<>();
        List<Transaction> page;
        do {
            @Nullable Place after = all.isEmpty() ? null : all.getLast().place();
            page = DATABASE.ask(id, Ledger.class, v -> v.search(household, search, after, 7));
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private static Optional<Transaction> find(ProjectionId id, UUID household, UUID transaction) {
        return DATABASE.ask(id, Ledger.class, v -> v.find(household, transaction));
    }
}
