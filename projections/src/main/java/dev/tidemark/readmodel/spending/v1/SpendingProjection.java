package dev.tidemark.readmodel.spending.v1;

import static dev.tidemark.readmodel.spending.v1.SpendingTables.CATEGORY;
import static dev.tidemark.readmodel.spending.v1.SpendingTables.SPENDING;
import static dev.tidemark.readmodel.spending.v1.SpendingTables.UNCATEGORISED;

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
import dev.tidemark.readmodel.spending.v1.SpendingTables.CategoryKey;
import dev.tidemark.readmodel.spending.v1.SpendingTables.CategoryRow;
import dev.tidemark.readmodel.spending.v1.SpendingTables.SpendingKey;
import dev.tidemark.readmodel.spending.v1.SpendingTables.SpendingRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds each payment to the month it is booked in and the first category it names.
@Component
final class SpendingProjection implements Projection {
    static final ProjectionId ID = new ProjectionId("spending", 1);

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
        UUID household = at.household();
        UUID category = at.aggregate();
        switch (event) {
            case CategoryEvent.CategoryCreated created ->
                    categories.insert(
                            new CategoryRow(
                                    household, category, created.name().text(), created.kind()));
            case CategoryEvent.CategoryRenamed renamed -> {
                CategoryRow row = categories.existing(new CategoryKey(household, category));
                categories.put(
                        new CategoryRow(household, category, renamed.name().text(), row.kind()));
            }
            case CategoryEvent.CategoryMoved _, CategoryEvent.CategoryArchived _ -> {}
        }
    }

    private static void count(@Nullable Booking booking, int times, UUID household, Tables tables) {
        if (!(booking instanceof Booking.Payment payment)) {
            return;
        }
        UUID category = category(payment);
        CategoryKind kind = kind(payment, category, household, tables);
        boolean raises = (payment.direction() == Direction.OUT) == (kind == CategoryKind.EXPENSE);
        long amount = raises ? payment.amount().minor() : -payment.amount().minor();
        SpendingKey key = key(payment, kind, category, household);
        add(times * amount, times, key, tables.of(SPENDING));
    }

    /// Money without a category is spent if it goes out and earned if it comes in.
    private static CategoryKind kind(
            Booking.Payment payment, UUID category, UUID household, Tables tables) {
        if (category.equals(UNCATEGORISED)) {
            return payment.direction() == Direction.OUT
                    ? CategoryKind.EXPENSE
                    : CategoryKind.INCOME;
        }
        return tables.of(CATEGORY).existing(new CategoryKey(household, category)).kind();
    }

    private static UUID category(Booking.Payment payment) {
        for (Booking.Line line : payment.lines()) {
            if (line.category() != null) {
                return line.category();
            }
        }
        return UNCATEGORISED;
    }

    private static void add(
            long amount, long times, SpendingKey key, Table<SpendingKey, SpendingRow> sums) {
        SpendingRow row = sums.get(key);
        long total = Math.addExact(row == null ? 0 : row.total(), amount);
        long transactions = (row == null ? 0 : row.transactions()) + times;
        if (transactions == 0) {
            sums.delete(key);
        } else {
            sums.put(SpendingRow.of(key, total, transactions));
        }
    }

    private static void name(@Nullable Booking booking, UUID household, Keys keys) {
        if (!(booking instanceof Booking.Payment payment)) {
            return;
        }
        UUID category = category(payment);
        if (!category.equals(UNCATEGORISED)) {
            keys.add(CATEGORY, new CategoryKey(household, category));
        }
        for (CategoryKind kind : CategoryKind.values()) {
            keys.add(SPENDING, key(payment, kind, category, household));
        }
    }

    private static SpendingKey key(
            Booking.Payment payment, CategoryKind kind, UUID category, UUID household) {
        return new SpendingKey(
                household,
                payment.bookedOn().withDayOfMonth(1),
                kind,
                category,
                payment.amount().currency());
    }
}
