package dev.tidemark.rehearsal.generator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Chance, the same for the same seed on every machine.
final class Dice {
    /// Ids look as if they were made from here on, a millisecond apart.
    private static final long FIRST_ID_AT = 1_672_531_200_000L;

    private final SplittableRandom random;
    private long ids;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /// From 0 on.
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Small ones are as frequent as large ones are large, as prices are.
    long price(long least, long most) {
        double part = random.nextDouble();
        return Math.round(
                StrictMath.exp(
                        StrictMath.log(least)
                                + part * (StrictMath.log(most) - StrictMath.log(least))));
    }

    /// An index below `size`, mostly of the last few.
    int recent(int size) {
        return percent(70) ? size - 1 - below(Math.min(30, size)) : below(size);
    }

    long seed() {
        return random.nextLong();
    }

    /// A UUIDv7; each is larger than the one before.
    UUID id() {
        long time = FIRST_ID_AT + ids++;
        return new UUID(
                time << 16 | 0x7000L | random.nextLong() & 0xFFFL,
                random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
