package dev.tidemark.projection.pacing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Rests as long as it was worked, so that who works through much at once leaves half of a
/// processor to the readers on it.
public final class Rest {
    private static final long LONGEST = Duration.ofMillis(200).toNanos();

    private long since = System.nanoTime();

    /// To be called after each piece of work.
    public void rest() {
        LockSupport.parkNanos(Math.min(LONGEST, System.nanoTime() - since));
        since = System.nanoTime();
    }
}
