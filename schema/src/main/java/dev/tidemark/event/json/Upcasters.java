package dev.tidemark.event.json;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The chain of all upcasters, oldest first.
final class Upcasters {
    private static final List<Upcaster> CHAIN =
            List.of(new Upcaster("account-opened", 1, account -> account.put("onBudget", true)));

    private Upcasters() {}

    /// Lifts `event` from `revision` to `current`.
    ///
    /// @throws IllegalStateException if a step of the chain is missing
    static void lift(String type, int revision, int current, ObjectNode event) {
        for (int step = revision; step < current; step++) {
            upcaster(type, step).lift().apply(event);
        }
    }

    private static Upcaster upcaster(String type, int revision) {
        return CHAIN.stream()
                .filter(upcaster ->
                        upcaster.type().equals(type) && upcaster.fromRevision() == revision)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no upcaster lifts "
                                        + type
                                        + " from revision "
                                        + revision
                                        + " to "
                                        + (revision + 1)));
    }
}
