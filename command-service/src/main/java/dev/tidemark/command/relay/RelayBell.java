package dev.tidemark.command.relay;

/// Wakes the relay, wherever it runs. There whether or not this instance relays.
public interface RelayBell {

    /// To be called after a commit that appended events. Returns at once and never fails; a ring
    /// that gets lost costs one poll interval.
    void ring();
}
