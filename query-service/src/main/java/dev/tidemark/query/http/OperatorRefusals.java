package dev.tidemark.query.http;

import dev.tidemark.projection.archive.ArchiveRefused;
import dev.tidemark.projection.runner.RepairRefused;

/// What is not archived, restored, purged or repaired, as problems.
final class OperatorRefusals {
    private OperatorRefusals() {}

    static Refused of(ArchiveRefused refused) {
        return new Refused(problem(refused.kind()), String.valueOf(refused.getMessage()));
    }

    static Refused of(RepairRefused refused) {
        return new Refused(problem(refused.kind()), String.valueOf(refused.getMessage()));
    }

    private static Problem problem(ArchiveRefused.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> Problem.UNKNOWN_ARCHIVE;
            case GARBLED -> Problem.ARCHIVE_HARMED;
            case NAME_TAKEN -> Problem.ARCHIVE_EXISTS;
            case SCHEMA_EXISTS -> Problem.SCHEMA_EXISTS;
            case NOTHING_KEPT -> Problem.NOTHING_KEPT;
            case IN_USE -> Problem.SCHEMA_IN_USE;
            case NEEDS_RELEASE -> Problem.NEEDS_RELEASE;
            case OTHER_STORE -> Problem.OTHER_STORE;
        };
    }

    private static Problem problem(RepairRefused.Kind kind) {
        return switch (kind) {
            case UNKNOWN_READ_MODEL -> Problem.UNKNOWN_READ_MODEL;
            case UNKNOWN_HOUSEHOLD -> Problem.UNKNOWN_HOUSEHOLD;
            case UNKNOWN_PARTITION -> Problem.UNKNOWN_PARTITION;
            case PARKED -> Problem.RETRY_INSTEAD;
            case NEEDS_RELEASE -> Problem.NEEDS_RELEASE;
            case CANNOT_APPLY, LOG_INCOMPLETE, BUSY -> Problem.NOT_REPAIRED;
        };
    }
}
