package dev.tidemark.projection.migration;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the engine works; `tidemark.migration.*`.
///
/// @param automatic whether a start builds, verifies and switches newer versions by itself, as in
///   profile `dev`
/// @param beginWith the version by which a read model that nobody has set up begins; by default the
///   newest
/// @param workers how many threads build, each with partitions of its own
/// @param lease how long a process may be silent before another takes its migrations over
/// @param liveP99 reads slower than this, at the 99th percentile of the last seconds, slow a build
///   down
/// @param rests whether a verification rests again and again, so that readers have room
/// @param reportValid how long a report allows the switch
/// @param lagEvents how many events the candidate may lack at the switch
/// @param lagTime how old the oldest of them may be
/// @param switchPatience how long a switch may hold the old version's flush up
/// @param watch how long after a switch it is taken back by itself if reads go wrong
/// @param watchFailures unexpected failures of reads within a minute that take it back; that a read
///   gets no connection is one
/// @param watchSlowdown how many times the p99 of the hour before takes it back; that of a minute
///   is the lower median of those of its tens of seconds with 25 reads or more
/// @param retention how long a retired version's schema is kept
/// @param archives directory of archives
/// @param diskPath a directory on the disk that holds the read models, to measure free space; by
///   default it is not measured
public record MigrationSettings(
        @DefaultValue("false") boolean automatic,
        @DefaultValue Map<String, Integer> beginWith,
        @DefaultValue("2") int workers,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("100ms") Duration liveP99,
        @DefaultValue("true") boolean rests,
        @DefaultValue("1h") Duration reportValid,
        @DefaultValue("1000") long lagEvents,
        @DefaultValue("2s") Duration lagTime,
        @DefaultValue("500ms") Duration switchPatience,
        @DefaultValue("10m") Duration watch,
        @DefaultValue("3") int watchFailures,
        @DefaultValue("2.0") double watchSlowdown,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("archives") String archives,
        @Nullable String diskPath) {
    public static final String PREFIX = "tidemark.migration";
}
