package dev.tidemark.benchmark.lag;

/// When each write is due. The rate rises evenly while warming up, because a program that was just
/// started cannot keep it yet, and what piles up would be measured later.
///
/// @param warmUp how many writes are not measured
record Schedule(int rate, double warmUpSeconds, int warmUp, int writes) {
    private static final double NANOS = 1e9;

    static Schedule of(LagOptions options) {
        var seconds = (double) options.warmUp().toSeconds();
        var warmUp = (int) (options.rate() * seconds / 2);
        var measured = Math.toIntExact(options.rate() * options.measured().toSeconds());
        return new Schedule(options.rate(), seconds, warmUp, warmUp + measured);
    }

    boolean isMeasured(int number) {
        return number >= warmUp;
    }

    /// After the beginning.
    long dueNanos(int number) {
        return (long)
                (NANOS
                        * (isMeasured(number)
                                ? warmUpSeconds + (double) (number - warmUp) / rate
                                : Math.sqrt(2.0 * number * warmUpSeconds / rate)));
    }
}
