package dev.tidemark.query.operator;

import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import org.jspecify.annotations.Nullable;

/// The body of an act that only needs to say why.
record Reason(@Nullable String reason) {
    private static final int LONGEST = 1_000;
    private static final String RULE =
            "must have 1 to "
                    + LONGEST
                    + " characters, none of them a control character: it goes into the audit";

    /// @throws Refused if nobody says why
    String required() {
        return require(reason);
    }

    static String require(@Nullable String reason) {
        if (reason == null || isUnfit(reason)) {
            throw Refused.at(Problem.MALFORMED_REQUEST, "/reason", "reason " + RULE);
        }
        return reason.strip();
    }

    /// The same for a read, which has no body.
    static String parameter(@Nullable String reason) {
        if (reason == null || isUnfit(reason)) {
            throw Refused.parameter("reason", RULE);
        }
        return reason.strip();
    }

    private static boolean isUnfit(String reason) {
        return reason.isBlank()
                || reason.length() > LONGEST
                || reason.codePoints().anyMatch(Reason::isUnfit);
    }

    /// Lines may be broken; half a character, or none, cannot be stored.
    private static boolean isUnfit(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r'
                || Character.getType(character) == Character.SURROGATE;
    }
}
