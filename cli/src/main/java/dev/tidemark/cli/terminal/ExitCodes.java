package dev.tidemark.cli.terminal;

/// What a script can trust: each command ends with one of these.
public final class ExitCodes {
    public static final int OK = 0;

    /// The command did its work, and found that things differ that should agree.
    public static final int DIFFERS = 1;

    /// The command line makes no sense.
    public static final int USAGE = 2;

    /// The work could not be done: nothing answers, or it was refused.
    public static final int FAILED = 3;

    private ExitCodes() {}
}
