package dev.tidemark.cli.terminal;

import org.jspecify.annotations.Nullable;

/// A command stops here. The message is one sentence for the person who typed it and says what to
/// do.
public final class Refused extends RuntimeException {
    private final int exitCode;

    private Refused(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /// What was asked for cannot be done as things stand.
    public static Refused because(String message, @Nullable Object... values) {
        return new Refused(ExitCodes.FAILED, message.formatted(values));
    }

    /// What was asked for makes no sense.
    public static Refused asTyped(String message, @Nullable Object... values) {
        return new Refused(ExitCodes.USAGE, message.formatted(values));
    }

    public int exitCode() {
        return exitCode;
    }
}
