package dev.tidemark.projection.runner;

/// Decides how fast a build may go on, and whether.
@FunctionalInterface
public interface Pace {
    /// As fast as it can.
    Pace FULL = _ -> true;

    /// Called by each worker when a transaction is committed; returns when the next may begin.
    ///
    /// @param events that the transaction applied
    /// @return `false` to stop there
    boolean goOn(int events) throws InterruptedException;

    /// How many events the next transaction may apply at most: whoever makes room for readers does
    /// it between transactions.
    default int most() {
        return Integer.MAX_VALUE;
    }

    /// As slow as both.
    default Pace and(Pace other) {
        Pace first = this;
        return new Pace() {
            @Override
            public boolean goOn(int events) throws InterruptedException {
                return first.goOn(events) && other.goOn(events);
            }

            @Override
            public int most() {
                return Math.min(first.most(), other.most());
            }
        };
    }
}
