package dev.tidemark.projection.runner;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How runners work; `tidemark.runner.*`.
///
/// @param batch the most events of one transaction
/// @param cacheRows how many rows one build keeps in memory between transactions
/// @param cacheBytes how large they may be together, roughly
/// @param poll how long to wait for records
/// @param linger how long after a commit the next one waits for more events while nobody waits for
///   the read model
/// @param housekeeping how often to look for a new topic, for repairs to do and for holes
/// @param resendAfter how long a hole may stay before the relay is asked again
/// @param retryFirst how long to wait after a first failure; doubled each time
/// @param retryMost how long to wait at most after a failure
/// @param heldRetry how long to wait before a held record is tried again
public record RunnerSettings(
        @DefaultValue("5000") int batch,
        @DefaultValue("200000") long cacheRows,
        @DefaultValue("67108864") long cacheBytes,
        @DefaultValue("100ms") Duration poll,
        @DefaultValue("50ms") Duration linger,
        @DefaultValue("1s") Duration housekeeping,
        @DefaultValue("30s") Duration resendAfter,
        @DefaultValue("100ms") Duration retryFirst,
        @DefaultValue("5s") Duration retryMost,
        @DefaultValue("30s") Duration heldRetry) {
    public static final String PREFIX = "tidemark.runner";
}
