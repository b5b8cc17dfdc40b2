package dev.tidemark.readmodel.spending.v2;

import static dev.tidemark.readmodel.spending.v2.SpendingTables.CATEGORY;
import static dev.tidemark.readmodel.spending.v2.SpendingTables.SPENDING;
import static dev.tidemark.readmodel.spending.v2.SpendingTables.UNCATEGORISED;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.Booking;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.readmodel.spending.v2.SpendingTables.CategoryKey;
import dev.tidemark.readmodel.spending.v2.SpendingTables.CategoryRow;
import dev.tidemark.readmodel.spending.v2.SpendingTables.Part;
import dev.tidemark.readmodel.spending.v2.SpendingTables.SpendingKey;
import dev.tidemark.readmodel.spending.v2.SpendingTables.SpendingRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds each line of a payment to the month it is booked in, its category and the payment's member.
@Component
final class SpendingProjection implements Projection {
    static final ProjectionId ID = new ProjectionId("spending", 2);

    @Override
    public ProjectionId id() {
        return ID;
    }

    @Override
    public List<TableDefinition<?, ?>> tables() {
        return SpendingTables.ALL;
    }

    @Override
    public void on(EventEnvelope envelope, Tables tables) {
        switch (envelope.event()) {
            case CategoryEvent event -> on(event, envelope, tables.of(CATEGORY));
            case TransactionEvent event -> {
                count(event.before(), -1, envelope.household(), tables);
                count(event.after(), 1, envelope.household(), tables);
            }
            case HouseholdEvent _, AccountEvent _, StatementEvent _ -> {}
        }
    }

    /// The event does not say of which kind a category is, so a sum is named for both.
    @Override
    public void keys(EventEnvelope envelope, Keys keys) {
        UUID household = envelope.household();
        switch (envelope.event()) {
            case CategoryEvent _ ->
                    keys.add(CATEGORY, new CategoryKey(household, envelope.aggregate()));
            case TransactionEvent event -> {
                name(event.before(), household, keys);
                name(event.after(), household, keys);
            }
            case HouseholdEvent _, AccountEvent _, StatementEvent _ -> {}
        }
    }

    private static void on(
            CategoryEvent event, EventEnvelope at, Table<CategoryKey, CategoryRow> categories) {
        var key = new CategoryKey(at.household(), at.aggregate());
        switch (event) {
            case CategoryEvent.CategoryCreated created ->
                    categories.insert(
                            new CategoryRow(
                                    at.household(),
                                    at.aggregate(),
                                    created.name().text(),
                                    created.kind(),
                                    created.parent()));
            case CategoryEvent.CategoryRenamed renamed ->
                    categories.put(categories.existing(key).named(renamed.name().text()));
            case CategoryEvent.CategoryMoved moved ->
                    categories.put(categories.existing(key).below(moved.parent()));
            case CategoryEvent.CategoryArchived _ -> {}
        }
    }

    private static void count(@Nullable Booking booking, int times, UUID household, Tables tables) {
        if (!(booking instanceof Booking.Payment payment)) {
            return;
        }
        CategoryKind otherwise = kind(payment, first(payment), household, tables);
        Map<SpendingKey, Part> parts = new LinkedHashMap<>();
        for (Booking.Line line : payment.lines()) {
            CategoryKind kind =
                    line.category() == null
                            ? otherwise
                            : kind(payment, line.category(), household, tables);
            SpendingKey key = key(payment, kind, line, household);
            parts.merge(key, part(payment, line), Part::plus);
        }
        parts.forEach((key, part) -> add(part, times, key, tables.of(SPENDING)));
    }

    /// A line without a category is of the kind that the payment's first category is of, so that
    /// naming some lines does not split the payment over both kinds. Money without any category is
    /// spent if it goes out and earned if it comes in.
    private static CategoryKind kind(
            Booking.Payment payment, UUID category, UUID household, Tables tables) {
        if (category.equals(UNCATEGORISED)) {
            return payment.direction() == Direction.OUT
                    ? CategoryKind.EXPENSE
                    : CategoryKind.INCOME;
        }
        return tables.of(CATEGORY).existing(new CategoryKey(household, category)).kind();
    }

    private static UUID first(Booking.Payment payment) {
        for (Booking.Line line : payment.lines()) {
            if (line.category() != null) {
                return line.category();
            }
        }
        return UNCATEGORISED;
    }

    private static Part part(Booking.Payment payment, Booking.Line line) {
        return switch (payment.direction()) {
            case OUT -> new Part(line.amount(), 0, 1);
            case IN -> new Part(0, line.amount(), 1);
        };
    }

    private static void add(
            Part part, int times, SpendingKey key, Table<SpendingKey, SpendingRow> sums) {
        SpendingRow row = sums.get(key);
        SpendingRow changed = (row == null ? SpendingRow.empty(key) : row).plus(part, times);
        if (changed.lines() == 0) {
            sums.delete(key);
        } else {
            sums.put(changed);
        }
    }

    private static void name(@Nullable Booking booking, UUID household, Keys keys) {
        if (!(booking instanceof Booking.Payment payment)) {
            return;
        }
        for (Booking.Line line : payment.lines()) {
            if (line.category() != null) {
                keys.add(CATEGORY, new CategoryKey(household, line.category()));
            }
            for (CategoryKind kind : CategoryKind.values()) {
                keys.add(SPENDING, key(payment, kind, line, household));
            }
        }
    }

    private static SpendingKey key(
            Booking.Payment payment, CategoryKind kind, Booking.Line line, UUID household) {
        return new SpendingKey(
                household,
                payment.bookedOn().withDayOfMonth(1),
                kind,
                line.category() == null ? UNCATEGORISED : line.category(),
                payment.amount().currency(),
                payment.member());
    }
}
