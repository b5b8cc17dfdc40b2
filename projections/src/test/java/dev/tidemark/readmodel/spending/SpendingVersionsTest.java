package dev.tidemark.readmodel.spending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.RandomHistory;
import dev.tidemark.readmodel.ReadModelDatabase;
import dev.tidemark.readmodel.Story;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One question, asked of both versions.
class SpendingVersionsTest {
    private static final ReadModelDatabase DATABASE = ReadModelDatabase.create();
    private static final YearMonth FROM = YearMonth.parse("2021-01");
    private static final YearMonth TO = YearMonth.parse("2026-12");
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2020-01-01");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void where_nothing_is_split_both_answer_the_same(long seed) {
        Story history = RandomHistory.story(seed, 150, false);
        DATABASE.keep(history);

        assertThat(answer(2, history)).isNotEmpty().isEqualTo(answer(1, history));
    }

    @Test
    void categories_of_one_name_come_in_the_same_order() {
        UUID tokyo = story.account("Tokyo", Money.zero("JPY"), LocalDate.parse("2020-01-01"));
        for (int i = 0; i < 8; i++) {
            UUID food = story.expenses("Food");
            story.pays(Pay.of(Direction.OUT, tokyo, new Money(500, "JPY")).in(food));
            story.pays(Pay.out(giro, "5.00").in(food));
        }
        DATABASE.keep(story);

        assertThat(answer(2, story)).hasSize(16).isEqualTo(answer(1, story));
    }

    @Test
    void a_payment_split_within_one_category_is_one_transaction_of_it_in_both() {
        UUID food = story.expenses("Food");
        story.pays(Pay.out(giro, "10.00").in(food).split("4.00", food));
        story.pays(Pay.out(giro, "3.00").split("1.00", null));
        DATABASE.keep(story);

        assertThat(answer(2, story)).hasSize(2).isEqualTo(answer(1, story));
    }

    @Test
    void a_split_moves_money_between_categories_only() {
        UUID food = story.expenses("Food");
        UUID fun = story.expenses("Fun");
        story.pays(Pay.out(giro, "10.00").in(food).split("4.00", fun));
        story.pays(Pay.in(giro, "5.00").in(food).split("2.00", null));
        DATABASE.keep(story);

        assertThat(shown(answer(1, story))).containsExactly("Food 5.00 EUR of 2");
        assertThat(shown(answer(2, story)))
                .containsExactly("Food 3.00 EUR of 2", "Fun 4.00 EUR of 1", "null -2.00 EUR of 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void totals_per_month_and_currency_are_equal_however_payments_are_split(long seed) {
        Story history = RandomHistory.story(seed, 150);
        DATABASE.keep(history);

        assertThat(net(answer(2, history))).isNotEmpty().isEqualTo(net(answer(1, history)));
    }

    @Test
    void paths_are_those_of_the_tree_as_it_is() {
        UUID home = story.expenses("Home");
        UUID power = story.expenses("Power");
        story.pays(Pay.out(giro, "10.00").in(power));
        story.pays(Pay.in(giro, "2.00").in(power));
        story.pays(Pay.out(giro, "1.00"));
        story.happens(power, new CategoryEvent.CategoryMoved(null, home));
        story.renames(home, "Home", "House");
        DATABASE.keep(story);

        List<LineTotal> lines = lines();

        assertThat(lines)
                .extracting(LineTotal::path)
                .containsExactly(List.of("House", "Power"), List.of());
        assertThat(lines.getFirst())
                .isEqualTo(
                        new LineTotal(
                                YearMonth.parse("2026-01"),
                                CategoryKind.EXPENSE,
                                power,
                                List.of("House", "Power"),
                                story.anna,
                                Money.parse("10.00", "EUR"),
                                Money.parse("2.00", "EUR"),
                                2));
        assertThat(lines.getLast().category()).isNull();
    }

    private record Report(String shares, Map<YearMonth, List<Money>> net) implements NetPerMonth {}

    @Test
    void reports_agree_if_they_come_to_the_same_per_month_and_currency() {
        var before = new Report("whole", Map.of(FROM, List.of(Money.parse("-5.00", "EUR"))));
        var split = new Report("split", before.net());
        var wrong = new Report("whole", Map.of(FROM, List.of(Money.parse("-5.01", "EUR"))));

        assertThat(agrees(before, split)).isTrue();
        assertThat(agrees(before, wrong)).isFalse();
        assertThat(agrees("an answer", "an answer")).isTrue();
        assertThat(agrees("an answer", "another")).isFalse();
    }

    private static boolean agrees(Object before, Object answer) {
        return DATABASE.ask(
                new ProjectionId("spending", 2),
                Spending.class,
                view -> view.agrees(before, answer));
    }

    private List<LineTotal> lines() {
        return DATABASE.list(
                SpendingByLine.class, view -> view.linesBetween(story.household, FROM, TO));
    }

    private static List<CategoryTotal> answer(int version, Story story) {
        return DATABASE.ask(
                new ProjectionId("spending", version),
                Spending.class,
                view -> view.between(story.household, FROM, TO));
    }

    private static List<String> shown(List<CategoryTotal> totals) {
        return totals.stream()
                .map(total -> total.name() + " " + total.total() + " of " + total.transactions())
                .toList();
    }

    private static Map<String, Long> net(List<CategoryTotal> totals) {
        Map<String, Long> net = new TreeMap<>();
        for (CategoryTotal total : totals) {
            long sign = total.kind() == CategoryKind.EXPENSE ? -1 : 1;
            Money money = total.total();
            net.merge(total.month() + " " + money.currency(), sign * money.minor(), Long::sum);
        }
        return net;
    }
}
