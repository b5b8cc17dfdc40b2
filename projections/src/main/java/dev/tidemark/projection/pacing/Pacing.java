package dev.tidemark.projection.pacing;

import dev.tidemark.projection.runner.Pace;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds a build to an operator's bound on events per second, and to what the live reads bear:
/// while their p99 is above the bound the rate is halved, and raised again by a tenth each second
/// once it is below. Where somebody reads it begins gently. A transaction is a twentieth of a
/// second's worth: a thousand events at once are a second of waiting to whoever shares the
/// processor with them. (Multiplicative raise and fall; gh-ost's throttle stops and goes.)
public final class Pacing implements Pace {
    private static final double UNBOUNDED = 10_000_000;
    private static final double GENTLE = 5_000;
    private static final double LEAST = 1_000;
    private static final int PARTS = 20;
    private static final long SECOND = 1_000_000_000;

    private final BooleanSupplier goesOn;
    private final Supplier<@Nullable Integer> throttle;
    private final Supplier<Duration> liveP99;
    private final Duration bearable;
    private double borne;
    private double seen;
    private long freeAt = System.nanoTime();
    private double pacedAt;
    private long lookedAt = freeAt;

    /// @param goesOn asked between transactions
    /// @param throttle events per second, or `null` without a bound; may change at any time
    /// @param liveP99 of the last seconds
    /// @param bearable a p99 above this slows the build down
    public Pacing(
            BooleanSupplier goesOn,
            Supplier<@Nullable Integer> throttle,
            Supplier<Duration> liveP99,
            Duration bearable) {
        this.goesOn = goesOn;
        this.throttle = throttle;
        this.liveP99 = liveP99;
        this.bearable = bearable;
        this.borne = liveP99.get().isZero() ? UNBOUNDED : GENTLE;
        this.pacedAt = borne;
    }

    @Override
    public boolean goOn(int events) throws InterruptedException {
        long wait = reserve(events);
        while (wait > 0 && goesOn.getAsBoolean()) {
            Thread.sleep(Duration.ofNanos(Math.min(wait, SECOND / 5)));
            wait = left();
        }
        return goesOn.getAsBoolean();
    }

    @Override
    public synchronized int most() {
        return (int) Math.max(1, rate() / PARTS);
    }

    /// The time that these events take at the rate of now is taken by whoever comes first.
    private synchronized long reserve(int events) {
        long now = System.nanoTime();
        seen += events;
        if (now - lookedAt >= SECOND) {
            adjust(seen * SECOND / (now - lookedAt));
            lookedAt = now;
            seen = 0;
        }
        follow(now);
        freeAt = Math.max(freeAt, now) + (long) (events / pacedAt * SECOND);
        return freeAt - now;
    }

    private synchronized long left() {
        long now = System.nanoTime();
        follow(now);
        return freeAt - now;
    }

    /// Who waits already is held to the rate of now as well.
    private void follow(long now) {
        double rate = rate();
        freeAt = now + (long) (Math.max(0, freeAt - now) * pacedAt / rate);
        pacedAt = rate;
    }

    private double rate() {
        Integer bound = throttle.get();
        return bound == null ? borne : Math.min(bound, borne);
    }

    private void adjust(double reached) {
        if (liveP99.get().compareTo(bearable) > 0) {
            borne = Math.max(LEAST, Math.min(borne, reached) / 2);
        } else {
            borne = Math.min(UNBOUNDED, borne * 1.1);
        }
    }
}
