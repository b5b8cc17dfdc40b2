package dev.tidemark.query.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// What a comparison found when it was made last; callers that come at once share one.
final class LastComparison {
    private final Supplier<List<String>> comparison;
    private final Duration validFor;
    private final InstantSource clock;
    private List<String> found = List.of();
    private Instant validUntil = Instant.MIN;

    LastComparison(Supplier<List<String>> comparison, Duration validFor, InstantSource clock) {
        this.comparison = comparison;
        this.validFor = validFor;
        this.clock = clock;
    }

    synchronized List<String> found() {
        Instant now = clock.instant();
        if (!now.isBefore(validUntil)) {
            found = comparison.get();
            validUntil = now.plus(validFor);
        }
        return found;
    }
}
