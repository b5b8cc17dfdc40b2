package dev.tidemark.query.http;

import dev.tidemark.projection.migration.MigrationRefused;

/// What the migration engine does not do, as problems.
final class MigrationRefusals {
    private MigrationRefusals() {}

    static Refused of(MigrationRefused refused) {
        return Refused.because(
                problem(refused.kind()), String.valueOf(refused.getMessage()), refused.reasons());
    }

    private static Problem problem(MigrationRefused.Kind kind) {
        return switch (kind) {
            case UNKNOWN_READ_MODEL -> Problem.UNKNOWN_READ_MODEL;
            case UNKNOWN_VERSION -> Problem.UNKNOWN_VERSION;
            case UNKNOWN_MIGRATION -> Problem.UNKNOWN_MIGRATION;
            case ALREADY_OPEN -> Problem.MIGRATION_OPEN;
            case WRONG_PHASE -> Problem.WRONG_PHASE;
            case GATES_CLOSED -> Problem.GATES_CLOSED;
            case LAGGING -> Problem.CANDIDATE_LAGGING;
            case MALFORMED -> Problem.MALFORMED_REQUEST;
            case NO_REPORT -> Problem.NO_REPORT;
            case NO_ROOM -> Problem.NO_ROOM;
        };
    }
}
