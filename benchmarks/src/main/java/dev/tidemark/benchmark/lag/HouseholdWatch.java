package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.BenchmarkFailed;
import dev.tidemark.benchmark.Instance;
import dev.tidemark.store.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Reads one transaction of a household's ledger with the consistency token of the oldest write
/// that has not been seen, so that the answer comes once the ledger has it. An answer says which
/// position it includes; every write up to that position is visible, at the latest, from when the
/// answer arrived. So no write is left out, however slow it is.
final class HouseholdWatch implements Runnable {
    /// Where nothing is expected at the moment.
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private static final int LAGGING = 503;

    /// @param answered when the 201 arrived
    record Write(Position position, long answered, boolean measured) {}

    private final Instance instance;
    private final String ledger;
    private final Queue<Write> unseen = new ConcurrentLinkedQueue<>();
    private final List<Long> lags = new ArrayList<>();
    private volatile boolean ended;

    /// @param transaction any of the household
    HouseholdWatch(Instance instance, UUID household, UUID transaction) {
        this.instance = instance;
        this.ledger = "/api/v1/households/" + household + "/transactions/" + transaction;
    }

    void expect(Write write) {
        unseen.add(write);
    }

    /// After the last `expect`: the watch ends when all is seen.
    void end() {
        ended = true;
    }

    @Override
    public void run() {
        try {
            while (!ended || !unseen.isEmpty()) {
                var oldest = unseen.peek();
                if (oldest == null) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } else {
                    read(oldest.position());
                }
            }
        } catch (IOException e) {
            throw new BenchmarkFailed("GET " + ledger + " got no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Position atLeast) throws IOException, InterruptedException {
        var answer = instance.get(ledger, atLeast.token());
        var now = System.nanoTime();
        if (answer.statusCode() == LAGGING) {
            return;
        }
        if (answer.statusCode() != 200) {
            throw new BenchmarkFailed("GET " + ledger + " answered " + answer.statusCode());
        }
        var position =
                answer.headers()
                        .firstValue("Projection-Position")
                        .orElseThrow(
                                () -> new BenchmarkFailed("the answer lacks Projection-Position"));
        see(Position.parse(position).laneSeq(), now);
    }

    private void see(long position, long now) {
        unseen.removeIf(write -> {
            var visible = write.position().laneSeq() <= position;
            if (visible && write.measured()) {
                lags.add(Math.max(0, now - write.answered()));
            }
            return visible;
        });
    }

    int unseen() {
        return unseen.size();
    }

    /// Once ended.
    List<Long> lags() {
        return lags;
    }
}
