package dev.tidemark.projection.verification;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goes through two answers that are each ordered by household, side by side; neither is ever in
/// memory as a whole.
final class ByHousehold<T> {
    /// Takes what the two have of one household; either list may be empty, never both.
    interface Visitor<T> {
        void visit(UUID household, List<T> from, List<T> to);
    }

    private final Iterator<T> rows;
    private final Function<T, UUID> household;
    private @Nullable T next;

    private ByHousehold(Stream<T> rows, Function<T, UUID> household) {
        this.rows = rows.iterator();
        this.household = household;
        step();
    }

    static <T> void visit(
            Stream<T> from, Stream<T> to, Function<T, UUID> household, Visitor<T> visitor) {
        var one = new ByHousehold<>(from, household);
        var other = new ByHousehold<>(to, household);
        for (UUID at = first(one, other); at != null; at = first(one, other)) {
            visitor.visit(at, one.take(at), other.take(at));
        }
    }

    private static @Nullable UUID first(ByHousehold<?> one, ByHousehold<?> other) {
        UUID left = one.household();
        UUID right = other.household();
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return isBefore(right, left) ? right : left;
    }

    /// As PostgreSQL orders them; Java compares the halves as signed numbers.
    private static boolean isBefore(UUID one, UUID other) {
        int high =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high < 0
                || (high == 0
                        && Long.compareUnsigned(
                                        one.getLeastSignificantBits(),
                                        other.getLeastSignificantBits())
                                < 0);
    }

    private @Nullable UUID household() {
        T row = next;
        return row == null ? null : household.apply(row);
    }

    private List<T> take(UUID wanted) {
        List<T> taken = new ArrayList<>(1);
        for (T row = next; row != null && household.apply(row).equals(wanted); row = next) {
            taken.add(row);
            step();
        }
        return taken;
    }

    private void step() {
        next = rows.hasNext() ? rows.next() : null;
    }
}
