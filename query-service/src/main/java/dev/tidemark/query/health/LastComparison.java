package dev.tidemark.query.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a comparison found when it was made last, or why it failed; callers that come at once share
/// one.
final class LastComparison {
    private final Supplier<List<String>> comparison;
    private final Duration validFor;
    private final InstantSource clock;
    private List<String> found = List.of();
    private @Nullable RuntimeException failure;
    private Instant validUntil = Instant.MIN;

    LastComparison(Supplier<List<String>> comparison, Duration validFor, InstantSource clock) {
        this.comparison = comparison;
        this.validFor = validFor;
        this.clock = clock;
    }

    /// @throws RuntimeException of the comparison, for as long as what it finds would be told
    synchronized List<String> found() {
        Instant now = clock.instant();
        if (!now.isBefore(validUntil)) {
            compare();
            validUntil = now.plus(validFor);
        }
        if (failure != null) {
            throw failure;
        }
        return found;
    }

    private void compare() {
        failure = null;
        try {
            found = comparison.get();
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
