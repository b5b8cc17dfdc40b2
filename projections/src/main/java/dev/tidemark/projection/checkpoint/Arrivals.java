package dev.tidemark.projection.checkpoint;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes the readers of this process when a runner of this process has committed. A hint only: what
/// another process commits is found by looking.
public final class Arrivals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private int waiting;

    /// Something is committed.
    public void committed(Collection<LaneCheckpoint> lanes) {
        if (lanes.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (waiting > 0) {
                committed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns after the next commit, or after `atMost`.
    public void await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            waiting++;
            committed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
