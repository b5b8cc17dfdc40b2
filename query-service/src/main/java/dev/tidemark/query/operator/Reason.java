package dev.tidemark.query.operator;

import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import org.jspecify.annotations.Nullable;

/// The body of an act that only needs to say why.
record Reason(@Nullable String reason) {
    private static final int LONGEST = 1_000;

    /// @throws Refused if nobody says why
    String required() {
        return require(reason);
    }

    static String require(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw Refused.at(
                    Problem.MALFORMED_REQUEST,
                    "/reason",
                    "reason must have 1 to " + LONGEST + " characters: it goes into the audit");
        }
        return reason.strip();
    }
}
