package dev.tidemark.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How often an instance answers one caller, and how often it answers about one household. What is
/// spared can be spent at once, up to what two seconds give.
///
/// A household is charged for what its members ask only: [#charge] comes after the answer, so that
/// a stranger who knows its id cannot use up its share.
public final class RateLimits {
    private static final int MOST_BUCKETS = 100_000;
    private static final Duration BURST = Duration.ofSeconds(2);

    private final Buckets callers;
    private final Buckets households;

    /// @param callerPerSecond requests of one subject; 0 for as many as come
    /// @param householdPerSecond requests about one household; 0 for as many as come
    public RateLimits(int callerPerSecond, int householdPerSecond) {
        callers = new Buckets(callerPerSecond);
        households = new Buckets(householdPerSecond);
    }

    /// @return after which time it is worth trying again; zero if the request may go on
    public Duration callerWait(String subject) {
        return callers.delay(subject, true);
    }

    /// @return after which time it is worth trying again; zero if the request may go on
    public Duration householdWait(String household) {
        return households.delay(household, false);
    }

    public void charge(String household) {
        households.delay(household, true);
    }

    /// Those that nobody has used for a while are full again, and forgotten.
    private static final class Buckets {
        private final int perSecond;
        private final LoadingCache<String, Bucket> buckets;

        Buckets(int perSecond) {
            this.perSecond = perSecond;
            this.buckets =
                    Caffeine.newBuilder()
                            .maximumSize(MOST_BUCKETS)
                            .expireAfterAccess(BURST.multipliedBy(2))
                            .build(_ -> full(perSecond));
        }

        private static Bucket full(int perSecond) {
            return Bucket.builder()
                    .addLimit(limit ->
                            limit.capacity(perSecond * BURST.toSeconds())
                                    .refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build();
        }

        Duration delay(String key, boolean take) {
            if (perSecond == 0) {
                return Duration.ZERO;
            }
            Bucket bucket = buckets.get(key);
            return Duration.ofNanos(
                    take
                            ? bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill()
                            : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        }
    }
}
