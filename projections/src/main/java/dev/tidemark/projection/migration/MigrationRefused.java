package dev.tidemark.projection.migration;

import java.util.List;

/// An operator's command that is not carried out; nothing has changed. The message says what to do
/// instead.
public final class MigrationRefused extends RuntimeException {
    /// What kind of refusal; stable, for programs.
    public enum Kind {
        UNKNOWN_READ_MODEL,
        UNKNOWN_VERSION,
        UNKNOWN_MIGRATION,
        ALREADY_OPEN,
        WRONG_PHASE,
        GATES_CLOSED,
        LAGGING,
        MALFORMED,
        NO_REPORT,
        NO_ROOM
    }

    private final Kind kind;
    private final List<String> reasons;

    public MigrationRefused(Kind kind, String message) {
        this(kind, message, List.of());
    }

    MigrationRefused(Kind kind, String message, List<String> reasons) {
        super(message);
        this.kind = kind;
        this.reasons = List.copyOf(reasons);
    }

    static MigrationRefused wrongPhase(Migration migration, String command) {
        return new MigrationRefused(
                Kind.WRONG_PHASE,
                "%s is %s, where %s is not possible: %s"
                        .formatted(migration, migration.phase().label(), command, next(migration)));
    }

    /// What an operator can do in the phase at hand.
    private static String next(Migration migration) {
        long id = migration.id();
        return switch (migration.phase()) {
            case Phase.Planned _, Phase.Preparing _, Phase.Building _ ->
                    "watch it with tidemark migrate watch %d, or abort it".formatted(id);
            case Phase.CatchingUp _, Phase.Verifying _ ->
                    "wait for its report with tidemark migrate watch %d, or abort it".formatted(id);
            case Phase.Rejected _ ->
                    "see tidemark migrate report %d, then verify again or abort".formatted(id);
            case Phase.Ready _, Phase.Shadow _, Phase.Canary _ ->
                    "shadow, canary, switch, verify or abort come next";
            case Phase.Live _ -> "rollback or retire come next";
            case Phase.Retiring _, Phase.Aborting _ -> "it is being ended";
            case Phase.Retired _, Phase.Aborted _ ->
                    "it is closed; open another with tidemark migrate start %s"
                            .formatted(migration.readModel());
        };
    }

    public Kind kind() {
        return kind;
    }

    /// One sentence for each gate that is closed; empty for other refusals.
    public List<String> reasons() {
        return reasons;
    }
}
