package dev.tidemark.command.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a test measured, for its log.
final class Figures {
    private static final Logger log = LoggerFactory.getLogger(Figures.class);

    private Figures() {}

    static void say(String format, Object... values) {
        log.info(format.formatted(values));
    }

    static long millisSince(long nanos) {
        return Math.max(1, (System.nanoTime() - nanos) / 1_000_000);
    }
}
