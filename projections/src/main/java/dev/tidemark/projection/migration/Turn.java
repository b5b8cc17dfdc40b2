package dev.tidemark.projection.migration;

/// This process' turn at a migration: what its row says, looked at every second while the lease is
/// renewed. A step asks it between transactions whether to go on.
final class Turn {
    private volatile Migration seen;
    private volatile boolean over;

    Turn(Migration claimed) {
        seen = claimed;
    }

    Migration migration() {
        return seen;
    }

    void seen(Migration now) {
        if (now.epoch() == seen.epoch()) {
            seen = now;
        } else {
            over = true;
        }
    }

    /// The phase went on by this turn's own step.
    void moved(Migration now) {
        seen = now;
    }

    void end() {
        over = true;
    }

    /// Whether the step at hand may go on.
    boolean goesOn() {
        return !over && !seen.paused();
    }

    boolean isOver() {
        return over;
    }
}
