package dev.tidemark.cli.terminal;

/// A number as a length, in eighths of a character.
public final class Bar {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private Bar() {}

    /// @param width in characters that `most` has; nothing and less than nothing have none
    public static String of(long amount, long most, int width) {
        if (amount <= 0 || most <= 0) {
            return "";
        }
        var eighths = Math.max(1, Math.round(8.0 * width * Math.min(amount, most) / most));
        var rest = (int) (eighths % 8);
        return "█".repeat((int) (eighths / 8)) + (rest == 0 ? "" : EIGHTHS.charAt(rest));
    }
}
