package dev.tidemark.projection.pacing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Rests as long as its thread was on a processor, so that who works through much at once leaves
/// half of it to the readers.
public final class Rest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LONGEST = Duration.ofMillis(200).toNanos();

    private long since = THREADS.getCurrentThreadCpuTime();

    /// To be called after each piece of work, by the thread that made this.
    public void rest() {
        LockSupport.parkNanos(Math.min(LONGEST, THREADS.getCurrentThreadCpuTime() - since));
        since = THREADS.getCurrentThreadCpuTime();
    }
}
