package dev.tidemark.query.http;

import dev.tidemark.store.Position;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a request says about the household it reads, as a controller's parameter.
///
/// @param household the path's; the caller is a member of it
/// @param atLeast what the answer must include, from `Consistency-Token`
/// @param patience how long to wait for it, from `Prefer: wait=N`
public record Read(UUID household, @Nullable Position atLeast, Duration patience) {
    /// The same for another household, without a position.
    public Read of(UUID other) {
        return new Read(other, null, patience);
    }
}
