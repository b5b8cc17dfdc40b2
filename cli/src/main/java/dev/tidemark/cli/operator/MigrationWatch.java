package dev.tidemark.cli.operator;

import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Shows a migration until it needs a decision or is closed. A stream that ends before that,
/// because the service restarts or the token runs out, is opened again with a token of its own; the
/// migration does not depend on anybody who watches it.
public final class MigrationWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVERY = 5;

    private final Supplier<Api> api;
    private final Terminal terminal;
    private final Style style;
    private @Nullable MigrationReport last;
    private long heardAt = System.nanoTime();
    private int sinceLine;

    /// How the state is shown as it changes.
    public enum Style {
        /// One line that is written over.
        LIVE,
        /// A line for each phase, and one every few seconds.
        PLAIN,
        /// A line of JSON for each state.
        JSON
    }

    /// @param api with a fresh token each time
    public MigrationWatch(Supplier<Api> api, Terminal terminal, Style style) {
        this.api = api;
        this.terminal = terminal;
        this.style = style;
    }

    /// @return the exit code: 0 only if the migration came to where it should be
    public int until(String path) {
        while (true) {
            api.get().events(path + "/watch", this::show);
            MigrationReport now = last;
            if (now != null && now.outcome() != MigrationReport.Outcome.GOES_ON) {
                return end(now);
            }
            if (System.nanoTime() - heardAt > PATIENCE.toNanos()) {
                throw Refused.because(
                        "Nothing was heard of %s for %d s. It goes on by itself; see ./tidemark status.",
                        path, PATIENCE.toSeconds());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private int end(MigrationReport report) {
        if (style == Style.LIVE) {
            terminal.out().println();
        }
        if (style != Style.JSON) {
            terminal.say(afterLine(report).stripTrailing());
        }
        return switch (report.outcome()) {
            case REACHED -> ExitCodes.OK;
            case FAILED -> report.phase().equals("rejected") ? ExitCodes.DIFFERS : ExitCodes.FAILED;
            case GOES_ON -> throw new IllegalStateException(report.phase());
        };
    }

    private static String afterLine(MigrationReport report) {
        return report.render().substring(report.line().length() + 1);
    }

    private void show(JsonNode state) {
        heardAt = System.nanoTime();
        var report = new MigrationReport(state);
        MigrationReport before = last;
        last = report;
        switch (style) {
            case JSON -> terminal.say(state.toString());
            case LIVE -> {
                terminal.out().print("\r\u001b[K" + report.line());
                terminal.out().flush();
            }
            case PLAIN -> {
                boolean changed = before == null || !before.phase().equals(report.phase());
                if (changed || ++sinceLine % EVERY == 0) {
                    terminal.say(report.line());
                }
            }
        }
    }
}
