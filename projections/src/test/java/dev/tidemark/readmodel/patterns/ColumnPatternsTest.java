package dev.tidemark.readmodel.patterns;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Booking.Payment;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Columns change.
class ColumnPatternsTest {
    private final PatternDatabase database = new PatternDatabase();
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2026-01-01");

    record Entry(UUID household, UUID aggregate, @Nullable String payee) {}

    private final Version withPayee =
            Version.ofEntries(
                    1,
                    "payee text",
                    Entry.class,
                    (household, id, payment) -> new Entry(household, id, payee(payment)));

    private static @Nullable String payee(Payment payment) {
        return payment.payee() == null ? null : payment.payee().text();
    }

    @BeforeEach
    void two_payments() {
        story.pays(Pay.out(giro, "12.50").payee("City Market, Vienna").on("2026-03-14"));
        story.pays(Pay.out(giro, "3.00").payee("Baker, Graz").on("2026-03-15"));
    }

    @Test
    void add_not_null() throws SQLException {
        story.pays(Pay.out(giro, "9.00").payee(null));
        Version required =
                Version.ofEntries(
                        2,
                        "payee text not null",
                        Entry.class,
                        (household, id, payment) ->
                                new Entry(
                                        household,
                                        id,
                                        requireNonNullElse(payee(payment), "unknown")));

        database.build(withPayee, story);
        assertThatThrownBy(() ->
                        database.run(
                                withPayee,
                                "alter table ${schema}.entry alter column payee set not null"))
                .hasMessageContaining("contains null values");

        database.build(required, story);
        database.agree(
                withPayee,
                "select aggregate, coalesce(payee, 'unknown') as payee from ${schema}.entry",
                required,
                "select aggregate, payee from ${schema}.entry");
    }

    @Test
    void rename() throws SQLException {
        record Renamed(UUID household, UUID aggregate, @Nullable String shop) {}
        Version renamed =
                Version.ofEntries(
                        2,
                        "shop text",
                        Renamed.class,
                        (household, id, payment) -> new Renamed(household, id, payee(payment)));

        database.build(withPayee, story);
        database.build(renamed, story);

        database.agree(
                withPayee,
                "select aggregate, payee from ${schema}.entry",
                renamed,
                "select aggregate, shop as payee from ${schema}.entry");
    }

    @Test
    void change_a_type_with_a_check_of_the_conversion() throws SQLException {
        record Text(UUID household, UUID aggregate, String amount) {}
        record Minor(UUID household, UUID aggregate, long amount) {}
        Version old =
                Version.ofEntries(
                        1,
                        "amount text not null",
                        Text.class,
                        (household, id, payment) ->
                                new Text(household, id, payment.amount().minor() / 100 + ".00"));
        Version exact =
                Version.ofEntries(
                        2,
                        "amount bigint not null",
                        Minor.class,
                        (household, id, payment) ->
                                new Minor(household, id, payment.amount().minor()));

        database.build(old, story);
        database.build(exact, story);

        // A cast in place would have kept what the old column had lost; the comparison names it.
        var converted =
                "select (amount::numeric * 100)::bigint as amount from ${schema}.entry order by 1";
        assertThat(database.rows(old, converted)).extracting("amount").containsExactly(300L, 1200L);
        assertThat(database.rows(exact, "select amount from ${schema}.entry order by 1"))
                .extracting("amount")
                .containsExactly(300L, 1250L);
    }

    @Test
    void split_a_column() throws SQLException {
        record Split(UUID household, UUID aggregate, String shop, @Nullable String place) {}
        story.pays(Pay.out(giro, "1.00").payee("Kiosk"));
        Version split =
                Version.ofEntries(
                        2,
                        "shop text not null, place text",
                        Split.class,
                        (household, id, payment) -> {
                            String[] parts = requireNonNullElse(payee(payment), "").split(", ", 2);
                            String place = parts.length == 1 ? null : parts[1];
                            return new Split(household, id, parts[0], place);
                        });

        database.build(withPayee, story);
        database.build(split, story);

        database.agree(
                withPayee,
                "select aggregate, payee from ${schema}.entry",
                split,
                "select aggregate, concat_ws(', ', shop, place) as payee from ${schema}.entry");
        assertThat(database.rows(split, "select 1 from ${schema}.entry where place is null"))
                .hasSize(1);
    }

    @Test
    void merge_columns() throws SQLException {
        record Two(
                UUID household, UUID aggregate, LocalDate bookedOn, @Nullable LocalDate valueOn) {}
        record One(UUID household, UUID aggregate, LocalDate countsOn) {}
        Version apart =
                Version.ofEntries(
                        1,
                        "booked_on date not null, value_on date",
                        Two.class,
                        (household, id, payment) ->
                                new Two(household, id, payment.bookedOn(), payment.valueOn()));
        Version merged =
                Version.ofEntries(
                        2,
                        "counts_on date not null",
                        One.class,
                        (household, id, payment) ->
                                new One(
                                        household,
                                        id,
                                        requireNonNullElse(payment.valueOn(), payment.bookedOn())));

        database.build(apart, story);
        database.build(merged, story);

        database.agree(
                apart,
                "select aggregate, coalesce(value_on, booked_on) as day from ${schema}.entry",
                merged,
                "select aggregate, counts_on as day from ${schema}.entry");
    }
}
