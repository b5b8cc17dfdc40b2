package dev.tidemark.projection.runner;

import java.time.Duration;

/// How runners work.
///
/// @param batch the most events of one transaction
/// @param cacheRows how many rows one build keeps in memory between transactions
/// @param cacheBytes how large they may be together, roughly
/// @param poll how long to wait for records
/// @param housekeeping how often to look for a new topic, for repairs to do and for holes
/// @param resendAfter how long a hole may stay before the relay is asked again
/// @param retryFirst how long to wait after a first failure; doubled each time
/// @param retryMost how long to wait at most after a failure
/// @param heldRetry how long to wait before a held record is tried again
public record RunnerSettings(
        int batch,
        long cacheRows,
        long cacheBytes,
        Duration poll,
        Duration housekeeping,
        Duration resendAfter,
        Duration retryFirst,
        Duration retryMost,
        Duration heldRetry) {
    public static RunnerSettings usual() {
        return new RunnerSettings(
                5_000,
                200_000,
                64L << 20,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }
}
