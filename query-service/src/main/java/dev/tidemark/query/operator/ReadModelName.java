package dev.tidemark.query.operator;

import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The field `readModel` of a body, before anything is looked up by it.
final class ReadModelName {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private ReadModelName() {}

    /// @throws Refused if it cannot be one
    static String require(@Nullable String readModel) {
        if (readModel == null || !NAME.matcher(readModel).matches()) {
            throw Refused.at(
                    Problem.MALFORMED_REQUEST,
                    "/readModel",
                    "readModel must name a read model, for example spending");
        }
        return readModel;
    }
}
