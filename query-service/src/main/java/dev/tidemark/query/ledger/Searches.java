package dev.tidemark.query.ledger;

import dev.tidemark.query.http.Refused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the parameters of a search must be.
final class Searches {
    private static final int LONGEST_TEXT = 100;

    private Searches() {}

    static void requireOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw Refused.parameter("to", "must not be before from");
        }
    }

    static void requireText(@Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > LONGEST_TEXT)) {
            throw Refused.parameter("text", "must have 1 to " + LONGEST_TEXT + " characters");
        }
        if (text != null && text.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.parameter("text", "must not hold control characters");
        }
    }
}
