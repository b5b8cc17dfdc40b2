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
}
