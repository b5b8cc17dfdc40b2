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

/// Looks at one transaction of a household's ledger again and again while a write has not been
/// seen, without asking the read to wait. An answer says which position it includes; every write up
/// to that position is visible, at the latest, from when the answer arrived. So no write is left
/// out, however slow it is.
final class HouseholdWatch implements Runnable {
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private static final long NOT_EVEN_THAT = -1;

    /// @param answered when the 201 arrived
    record Write(long laneSeq, long answered, boolean measured) {}

    private final Instance instance;
    private final String ledger;
    private final Queue<Write> unseen = new ConcurrentLinkedQueue<>();
    private final List<Long> lags = new ArrayList<>();
    private final List<Long> looks = new ArrayList<>();
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
            for (long last = 0; !ended || !unseen.isEmpty(); LockSupport.parkNanos(PAUSE_NANOS)) {
                last = unseen.isEmpty() ? 0 : lookAfter(last);
            }
        } catch (IOException e) {
            throw new BenchmarkFailed("GET " + ledger + " got no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param last when the look before ended; 0 if nothing was looked for
    private long lookAfter(long last) throws IOException, InterruptedException {
        var position = look();
        var now = System.nanoTime();
        if (last != 0) {
            looks.add(now - last);
        }
        see(position, now);
        return now;
    }

    private long look() throws IOException, InterruptedException {
        var answer = instance.get(ledger);
        if (answer.statusCode() == 404) {
            return NOT_EVEN_THAT;
        }
        if (answer.statusCode() != 200) {
            throw new BenchmarkFailed("GET " + ledger + " answered " + answer.statusCode());
        }
        return answer.headers()
                .firstValue("Projection-Position")
                .map(text -> Position.parse(text).laneSeq())
                .orElseThrow(() -> new BenchmarkFailed("the answer lacks Projection-Position"));
    }

    private void see(long position, long now) {
        unseen.removeIf(write -> {
            var visible = write.laneSeq() <= position;
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

    List<Long> looks() {
        return looks;
    }
}
