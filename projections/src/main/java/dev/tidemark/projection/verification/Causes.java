package dev.tidemark.projection.verification;

import dev.tidemark.projection.verification.Difference.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The events that may be behind one difference, judged by the columns of its key: those that
/// changed a row which has all of these columns with the same values, or, if there is no such
/// event, those that changed a row which has some of them and contradicts none.
final class Causes {
    private static final int KEPT = 50;

    private final Difference difference;
    private final Found exact = new Found();
    private final Found partial = new Found();

    private static final class Found {
        final List<Cause> first = new ArrayList<>();
        int count;

        void add(Cause cause) {
            count++;
            if (first.size() < KEPT) {
                first.add(cause);
            }
        }
    }

    Causes(Difference difference) {
        this.difference = difference;
    }

    UUID household() {
        return difference.household();
    }

    /// @param rows that the event changed, before and after, by column
    void judge(Cause event, Collection<Image> rows) {
        var key = new Image(difference.key());
        if (rows.stream().anyMatch(row -> isOf(row, key, difference.key().size()))) {
            exact.add(event);
        } else if (rows.stream().anyMatch(row -> isOf(row, key, 1))) {
            partial.add(event);
        }
    }

    private static boolean isOf(Image row, Image key, int columns) {
        return key.common(row) >= columns && key.agrees(row);
    }

    Difference named() {
        Found found = exact.count > 0 ? exact : partial;
        return difference.causedBy(found.first, found.count);
    }
}
