package dev.tidemark.projection.checkpoint;

import dev.tidemark.store.Lane;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// Where readers and runners of this process meet: it wakes the readers of a read model when a
/// runner has committed what they may wait for, and its runners when a reader begins to wait. A
/// hint only: what another process commits is found by looking.
public final class Arrivals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Meeting> meetings = new HashMap<>();

    private final class Meeting {
        final Condition asked = lock.newCondition();
        final Condition[] committed =
                IntStream.range(0, Lane.COUNT)
                        .mapToObj(_ -> lock.newCondition())
                        .toArray(Condition[]::new);
        final long[] commits = new long[Lane.COUNT];
        int waiting;
    }

    private Meeting of(String readModel) {
        return meetings.computeIfAbsent(readModel, _ -> new Meeting());
    }

    /// How often something was committed in the lane. To be asked before looking.
    public long commits(String readModel, int lane) {
        lock.lock();
        try {
            return of(readModel).commits[lane];
        } finally {
            lock.unlock();
        }
    }

    /// Something is committed in these lanes.
    public void committed(String readModel, Collection<LaneCheckpoint> lanes) {
        lock.lock();
        try {
            Meeting meeting = of(readModel);
            for (LaneCheckpoint lane : lanes) {
                meeting.commits[lane.lane()]++;
                if (meeting.waiting > 0) {
                    meeting.committed[lane.lane()].signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns once the lane has another number of [#commits], or after `atMost`, or for no reason.
    public void await(String readModel, int lane, long seen, Duration atMost)
            throws InterruptedException {
        lock.lock();
        try {
            Meeting meeting = of(readModel);
            meeting.waiting++;
            try {
                meeting.asked.signalAll();
                if (meeting.commits[lane] == seen) {
                    meeting.committed[lane].awaitNanos(atMost.toNanos());
                }
            } finally {
                meeting.waiting--;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Makes the runners that wait for a reader go on.
    public void release(String readModel) {
        lock.lock();
        try {
            of(readModel).asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns once a reader waits for the read model, or after `atMost`, or for no reason.
    public void awaitReader(String readModel, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            Meeting meeting = of(readModel);
            if (meeting.waiting == 0) {
                meeting.asked.awaitNanos(atMost.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }
}
