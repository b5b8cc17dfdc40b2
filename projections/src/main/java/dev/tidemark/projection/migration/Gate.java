package dev.tidemark.projection.migration;

import java.util.Locale;

/// What can keep a candidate from answering, and the sentence that says so. The runbook has a
/// section for each.
enum Gate {
    NO_REPORT("no passed report: run tidemark migrate verify %d"),
    OLD_REPORT("the report is of %s and is good for %d minutes: run tidemark migrate verify %d"),
    WRITTEN_SINCE("%s: run tidemark migrate verify %d"),
    SHADOW_DIFFERS(
            "%d questions were answered differently in shadow: see tidemark migrate report %d, then abort"),
    NOT_FED("%s is not fed: abort and start again"),
    LAGGING(
            "%s lacks %d events, the oldest %.1f s old, where fewer than %d and %.1f s are allowed: wait"),
    PARKED("%d households of %s are parked: see tidemark parked list"),
    STOPPED_PARTITION("partition %d: %s"),
    EMPTY("%s has no rows: abort"),
    OTHER_INSTANCE("instance %s runs release %s, which has no %s: deploy one that has there"),
    NO_CODE("this release has no %s: deploy one that has"),
    OTHER_CHANGELOG(
            "this release has another changelog for %s than the one that built it: deploy the release that built it"),
    SCHEMA_DRIFT("%s"),
    NO_ROOM("%s");

    private final String sentence;

    Gate(String sentence) {
        this.sentence = sentence;
    }

    String closed(Object... values) {
        return sentence.formatted(values);
    }

    /// For example `no-report`.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
