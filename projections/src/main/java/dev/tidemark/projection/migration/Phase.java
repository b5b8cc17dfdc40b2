package dev.tidemark.projection.migration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a migration stands, with what that phase needs to be taken up again after a crash.
public sealed interface Phase {
    /// Nothing is done yet.
    record Planned() implements Phase {}

    /// The candidate's schema is made by its own changelog.
    record Preparing() implements Phase {}

    /// The candidate is folded from the topic's beginning.
    ///
    /// @param upTo of each lane, the last number that was in the topic when building began
    record Building(List<Long> upTo) implements Phase {}

    /// Indexes, constraints and statistics are made; then runners feed the candidate, until its lag
    /// is small enough to verify it.
    record CatchingUp() implements Phase {}

    /// Both versions are compared at one vector of lane numbers.
    ///
    /// @param report the number that its report will have
    record Verifying(int report) implements Phase {}

    /// Verification failed: nothing goes on without a decision.
    record Rejected(int report) implements Phase {}

    /// Verified; nobody asks the candidate yet.
    record Ready(int report) implements Phase {}

    /// Every question is put to both versions, and the answers are compared.
    record Shadow(int report) implements Phase {}

    /// The candidate answers for some households.
    record Canary(int report, int percent, List<UUID> households) implements Phase {}

    /// The candidate answers; the version before it is still fed.
    ///
    /// @param watchUntil until when the switch is taken back by itself if reads go wrong
    record Live(int report, Instant at, Instant watchUntil) implements Phase {}

    /// The old version is being archived.
    record Retiring() implements Phase {}

    /// The end. The old version's schema is dropped after the retention time.
    ///
    /// @param archive the archive's name; `null` after a rebuild of the same version
    record Retired(@Nullable String archive) implements Phase {}

    /// Every trace of the candidate is being removed.
    record Aborting(String reason) implements Phase {}

    /// The end, without a candidate.
    record Aborted(String reason) implements Phase {}

    /// The phases by the names under which they are stored and shown.
    Map<String, Class<? extends Phase>> BY_NAME =
            Arrays.stream(Phase.class.getPermittedSubclasses())
                    .map(type -> (Class<? extends Phase>) type.asSubclass(Phase.class))
                    .collect(Collectors.toMap(Phase::nameOf, Function.identity()));

    private static String nameOf(Class<?> type) {
        return type.getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "_$1")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /// For example `catching_up`.
    default String label() {
        return nameOf(getClass());
    }

    /// Whether the read model may have another migration.
    default boolean closed() {
        return this instanceof Retired || this instanceof Aborted;
    }

    /// Whether the engine goes on without an operator.
    default boolean goesOn() {
        return switch (this) {
            case Planned _, Preparing _, Building _, CatchingUp _, Verifying _ -> true;
            case Live _, Retiring _, Aborting _ -> true;
            case Rejected _, Ready _, Shadow _, Canary _, Retired _, Aborted _ -> false;
        };
    }

    /// The report that allows the switch, if there is one.
    default @Nullable Integer passedReport() {
        return switch (this) {
            case Ready(int report) -> report;
            case Shadow(int report) -> report;
            case Canary(int report, _, _) -> report;
            case Live(int report, _, _) -> report;
            case Planned _, Preparing _, Building _, CatchingUp _, Verifying _, Rejected _ -> null;
            case Retiring _, Retired _, Aborting _, Aborted _ -> null;
        };
    }
}
