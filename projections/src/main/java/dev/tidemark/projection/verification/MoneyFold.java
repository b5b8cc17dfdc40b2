package dev.tidemark.projection.verification;

import dev.tidemark.projection.database.Rest;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.runner.RunnerSupplies;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The fold of [LogMoney]: it takes a processor while a comparison takes the database. Both at once
/// where nobody reads, otherwise one after the other.
final class MoneyFold implements AutoCloseable {
    private final FutureTask<LogMoney> fold;

    /// @param upTo of each lane, the last number that counts
    MoneyFold(RunnerSupplies supplies, Topic topic, long[] upTo, boolean rests) {
        Rest rest = rests ? Rest.ofThread() : Rest.none();
        fold = new FutureTask<>(() -> LogMoney.of(supplies, topic, upTo, rest));
        if (!rests) {
            Thread.ofPlatform().daemon().name("money of the log").start(fold);
        }
    }

    /// Folds now, if it was not begun.
    ///
    /// @throws dev.tidemark.projection.log.LogIncomplete if the topic does not reach that far
    LogMoney result() {
        fold.run();
        try {
            return fold.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Ends a fold that nobody waits for.
    @Override
    public void close() {
        fold.cancel(true);
    }
}
