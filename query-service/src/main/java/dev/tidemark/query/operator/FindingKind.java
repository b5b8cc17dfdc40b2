package dev.tidemark.query.operator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Everything that the doctor can find. Codes are for ever; the runbook has a section for each.
enum FindingKind {
    LANE_WAIT,
    WAITING_LOCK,
    LONG_TRANSACTION,
    DEAD_INSTANCE,
    RELAY,
    FOREIGN_CHANGELOG,
    SCHEMA_DRIFT,
    NO_CODE,
    MISSING_EVENTS,
    AHEAD_OF_STORE,
    PARKED,
    HOLE,
    STOPPED_PARTITION,
    MIGRATION_PROBLEM,
    MIGRATION_REJECTED,
    CLOSED_GATE;

    /// For example `closed-gate`.
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
