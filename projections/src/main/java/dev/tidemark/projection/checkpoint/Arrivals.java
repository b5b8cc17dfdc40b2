package dev.tidemark.projection.checkpoint;

import dev.tidemark.store.Lane;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// Wakes the readers of this process when a runner of this process has committed what they may wait
/// for. A hint only: what another process commits is found by looking.
public final class Arrivals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition[] committed =
            IntStream.range(0, Lane.COUNT)
                    .mapToObj(_ -> lock.newCondition())
                    .toArray(Condition[]::new);
    private final long[] commits = new long[Lane.COUNT];
    private int waiting;

    /// How often something was committed in the lane. To be asked before looking.
    public long commits(int lane) {
        lock.lock();
        try {
            return commits[lane];
        } finally {
            lock.unlock();
        }
    }

    /// Something is committed in these lanes.
    public void committed(Collection<LaneCheckpoint> lanes) {
        lock.lock();
        try {
            for (LaneCheckpoint lane : lanes) {
                commits[lane.lane()]++;
                if (waiting > 0) {
                    committed[lane.lane()].signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns once the lane has another number of [#commits], or after `atMost`, or for no reason.
    public void await(int lane, long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            waiting++;
            if (commits[lane] == seen) {
                committed[lane].awaitNanos(atMost.toNanos());
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
