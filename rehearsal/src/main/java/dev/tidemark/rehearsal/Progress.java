package dev.tidemark.rehearsal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Says twenty times how far the work is.
final class Progress {
    private static final int TIMES = 20;

    private final String verb;
    private final long all;
    private final PrintStream out;
    private final long begin = System.nanoTime();
    private long done;
    private int said;

    /// @param verb what was done with the events
    Progress(String verb, long all, PrintStream out) {
        this.verb = verb;
        this.all = all;
        this.out = out;
    }

    synchronized void add(long events) {
        done += events;
        int part = (int) (done * TIMES / all);
        if (part > said) {
            said = part;
            out.printf(
                    Locale.ROOT,
                    "%s %,d of %,d events, %,d a second%n",
                    verb,
                    done,
                    all,
                    Math.round(done / seconds()));
        }
    }

    double seconds() {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }
}
