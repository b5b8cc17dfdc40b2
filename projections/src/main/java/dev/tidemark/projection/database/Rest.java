package dev.tidemark.projection.database;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Rests between pieces of work, so that who works through much at once leaves room for the
/// readers.
public final class Rest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LONGEST = Duration.ofMillis(400).toNanos();

    private final LongSupplier worked;
    private final int times;
    private long since;

    private Rest(LongSupplier worked, int times) {
        this.worked = worked;
        this.times = times;
        this.since = worked.getAsLong();
    }

    /// As long as this thread was on a processor.
    public static Rest ofThread() {
        return new Rest(THREADS::getCurrentThreadCpuTime, 1);
    }

    /// Twice as long as the work took by the clock, since most of that is a server's.
    public static Rest ofServer() {
        return new Rest(System::nanoTime, 2);
    }

    /// Not at all, where nobody reads.
    public static Rest none() {
        return new Rest(() -> 0, 0);
    }

    /// To be called after each piece of work, by the thread that made this.
    public void rest() {
        LockSupport.parkNanos(Math.min(LONGEST, times * (worked.getAsLong() - since)));
        since = worked.getAsLong();
    }
}
