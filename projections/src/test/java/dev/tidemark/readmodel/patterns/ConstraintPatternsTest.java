package dev.tidemark.readmodel.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Constraints come where the rows do not hold them yet.
class ConstraintPatternsTest {
    private final PatternDatabase database = new PatternDatabase();
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2026-01-01");

    @Test
    void add_unique_with_duplicates_present() throws SQLException {
        record Entry(UUID household, UUID aggregate, LocalDate bookedOn, long amount) {}
        record DayKey(UUID household, LocalDate bookedOn, long amount) {}
        record Day(UUID household, LocalDate bookedOn, long amount, int payments) {}
        var day = new TableDefinition<>("entry", DayKey.class, Day.class);
        var pay = Pay.out(giro, "5.00").on("2026-03-14");
        story.pays(pay);
        story.pays(pay);
        story.pays(pay.on("2026-03-15"));
        Version old =
                Version.ofEntries(
                        1,
                        "booked_on date, amount bigint",
                        Entry.class,
                        (household, id, payment) ->
                                new Entry(
                                        household,
                                        id,
                                        payment.bookedOn(),
                                        payment.amount().minor()));
        var counted =
                Version.ofPayments(
                        2,
                        "create table ${schema}.entry (household uuid, booked_on date, amount bigint, payments integer not null, primary key (household, booked_on, amount))",
                        day,
                        (at, payment, tables) -> {
                            long amount = payment.amount().minor();
                            var key = new DayKey(at.household(), payment.bookedOn(), amount);
                            Day before = tables.of(day).get(key);
                            int payments = before == null ? 1 : before.payments() + 1;
                            tables.of(day)
                                    .put(
                                            new Day(
                                                    at.household(),
                                                    payment.bookedOn(),
                                                    amount,
                                                    payments));
                        });

        database.build(old, story);
        // The check to run first; in verification.sql of a version that has the constraint it is
        // superfluous.
        assertThat(
                        database.rows(
                                old,
                                "select booked_on, amount, count(*) from ${schema}.entry group by household, booked_on, amount having count(*) > 1"))
                .hasSize(1);
        assertThatThrownBy(() ->
                        database.run(
                                old,
                                "alter table ${schema}.entry add unique (household, booked_on, amount)"))
                .hasMessageContaining("could not create unique index");

        database.build(counted, story);
        database.agree(
                old,
                "select booked_on, sum(amount)::bigint as total from ${schema}.entry group by booked_on",
                counted,
                "select booked_on, sum(amount * payments)::bigint as total from ${schema}.entry group by booked_on");
    }

    record CategoryKey(UUID household, UUID category) {}

    record Category(UUID household, UUID category) {}

    record Reference(UUID household, UUID aggregate, @Nullable UUID category) {}

    private static final TableDefinition<CategoryKey, Category> CATEGORY =
            new TableDefinition<>("category", CategoryKey.class, Category.class);
    private static final TableDefinition<Version.Key, Reference> ENTRY =
            new TableDefinition<>("entry", Version.Key.class, Reference.class);
    private static final String TABLES =
            "create table ${schema}.category (household uuid, category uuid, primary key (household, category)); "
                    + Version.entries("category uuid");
    private static final String FOREIGN_KEY =
            "alter table ${schema}.entry add foreign key (household, category) references ${schema}.category";

    /// @param known whether a category that nobody made is left out
    private static Version entries(int number, boolean known) {
        return new Version(
                number,
                TABLES,
                List.of(CATEGORY, ENTRY),
                (at, tables) -> {
                    if (at.event() instanceof CategoryEvent.CategoryCreated created) {
                        tables.of(CATEGORY)
                                .insert(new Category(at.household(), created.category()));
                    }
                    if (at.event() instanceof TransactionEvent.ExpenseRecorded expense) {
                        UUID category = expense.payment().lines().getFirst().category();
                        boolean orphan =
                                category != null
                                        && tables.of(CATEGORY)
                                                        .get(
                                                                new CategoryKey(
                                                                        at.household(), category))
                                                == null;
                        tables.of(ENTRY)
                                .insert(
                                        new Reference(
                                                at.household(),
                                                at.aggregate(),
                                                known && orphan ? null : category));
                    }
                });
    }

    @Test
    void add_a_foreign_key_with_orphans_present() throws SQLException {
        story.pays(Pay.out(giro, "5.00").in(story.expenses("Food")));
        story.pays(Pay.out(giro, "6.00").in(UUID.randomUUID()));
        Version old = entries(1, false);
        Version referring = entries(2, true);

        database.build(old, story);
        assertThat(
                        database.rows(
                                old,
                                "select aggregate from ${schema}.entry e left join ${schema}.category c using (household, category) where e.category is not null and c.category is null"))
                .hasSize(1);
        assertThatThrownBy(() -> database.run(old, FOREIGN_KEY))
                .hasMessageContaining("violates foreign key constraint");

        database.build(referring, story);
        database.run(referring, FOREIGN_KEY);
        database.agree(
                old,
                "select aggregate, c.category from ${schema}.entry e left join ${schema}.category c using (household, category)",
                referring,
                "select aggregate, category from ${schema}.entry");
    }
}
