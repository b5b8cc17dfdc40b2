package dev.tidemark.projection;

import dev.tidemark.store.Position;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks the active version of a read model.
public interface ReadModels {
    /// Answers a question about a household in one read-only REPEATABLE READ transaction: pointer,
    /// the household's lane number, rows.
    ///
    /// @param view the read model's interface
    /// @param atLeast a position that the answer must include, from a write's `Consistency-Token`
    /// @param patience how long to wait for `atLeast`
    /// @throws NotAnswerable if no version is active, or the active one does not answer the
    ///   questions of `view`, or does not reach `atLeast` in time
    <V extends View, T> Answer<T> ask(
            Class<V> view,
            UUID household,
            @Nullable Position atLeast,
            Duration patience,
            Function<V, T> question);
}
