package dev.tidemark.command.web;

import dev.tidemark.command.decision.FieldProblem;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// The JSON object that a request brings.
public final class Body {
    /// An answer is no larger than the request that it refuses.
    private static final int MOST_PROBLEMS = 50;

    private final ObjectNode json;
    private final byte[] canonical;

    Body(ObjectNode json, byte[] canonical) {
        this.json = json;
        this.canonical = canonical;
    }

    /// Reads the whole body. `reading` gets a harmless value for each field that is missing or
    /// wrong, so that all problems are found at once; its result is only used if there are none.
    ///
    /// @throws Refused naming each field and rule
    public <T> T read(Function<Fields, T> reading) {
        List<FieldProblem> problems = new ArrayList<>();
        Fields fields = new Fields(json, "", problems);
        T result = reading.apply(fields);
        fields.refuseUnread();
        if (!problems.isEmpty()) {
            throw malformed(problems);
        }
        return result;
    }

    static Refused malformed(List<FieldProblem> problems) {
        FieldProblem first = problems.getFirst();
        String where = first.pointer().isEmpty() ? "the body" : first.pointer();
        return new Refused(
                Refusal.MALFORMED_REQUEST,
                where + ": " + first.detail(),
                problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)));
    }

    /// The same bytes for bodies that differ in white space and order of fields only.
    byte[] canonical() {
        return canonical;
    }
}
