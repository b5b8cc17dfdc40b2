package dev.tidemark.projection.plan;

import dev.tidemark.projection.runner.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lets a sample run at full speed for so long, and keeps the rate of each tenth of a second.
final class RateRange implements Pace {
    private static final long SLICE = 100_000_000;

    private final long begun = System.nanoTime();
    private final long end;
    private final List<Double> rates = new ArrayList<>();
    private long sliceFrom = begun;
    private long inSlice;
    private long events;

    RateRange(Duration longest) {
        end = begun + longest.toNanos();
    }

    @Override
    public synchronized boolean goOn(int more) {
        long now = System.nanoTime();
        events += more;
        inSlice += more;
        if (now - sliceFrom >= SLICE) {
            rates.add(inSlice * 1e9 / (now - sliceFrom));
            sliceFrom = now;
            inSlice = 0;
        }
        return now - end < 0;
    }

    synchronized long events() {
        return events;
    }

    /// The rate below which this share of the sample's time lies; 0 if it was too short to tell.
    synchronized double quantile(double share) {
        List<Double> sorted = rates.stream().filter(rate -> rate > 0).sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1)));
    }
}
