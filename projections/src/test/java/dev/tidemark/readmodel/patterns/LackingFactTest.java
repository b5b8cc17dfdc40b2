package dev.tidemark.readmodel.patterns;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The new model needs what old events do not say. An upcaster is shown by `GoldenEventsTest`.
class LackingFactTest {
    private static final String CATEGORIES = "select category from ${schema}.entry";
    private static final UUID NOBODY_HAS_SAID = new UUID(0, 0);

    private final PatternDatabase database = new PatternDatabase();
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2026-01-01");

    record Entry(UUID household, UUID aggregate, @Nullable UUID category) {}

    private static final TableDefinition<Version.Key, Entry> ENTRY =
            new TableDefinition<>("entry", Version.Key.class, Entry.class);

    @Test
    void a_default_stands_for_it() throws SQLException {
        story.pays(Pay.out(giro, "5.00"));
        Version defaulted =
                Version.ofEntries(
                        2,
                        "category uuid not null",
                        Entry.class,
                        (household, id, payment) ->
                                new Entry(
                                        household,
                                        id,
                                        requireNonNullElse(
                                                payment.lines().getFirst().category(),
                                                NOBODY_HAS_SAID)));

        database.build(defaulted, story);

        assertThat(database.rows(defaulted, CATEGORIES))
                .extracting("category")
                .containsExactly(NOBODY_HAS_SAID);
    }

    @Test
    void a_later_event_adds_it() throws SQLException {
        UUID food = story.expenses("Food");
        var enriched =
                new Version(
                        2,
                        Version.entries("category uuid"),
                        List.of(ENTRY),
                        (at, tables) -> {
                            if (at.event() instanceof TransactionEvent event
                                    && event.after() instanceof Payment payment) {
                                tables.of(ENTRY)
                                        .put(
                                                new Entry(
                                                        at.household(),
                                                        at.aggregate(),
                                                        payment.lines().getFirst().category()));
                            }
                        });
        Pay pay = Pay.out(giro, "5.00");
        UUID transaction = story.pays(pay);
        story.recategorises(transaction, pay.in(food));

        database.build(enriched, story);

        assertThat(database.rows(enriched, CATEGORIES))
                .extracting("category")
                .containsExactly(food);
    }
}
