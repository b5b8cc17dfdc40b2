package dev.tidemark.store;

/// A changelog that could not be applied or read.
public final class ChangelogFailed extends RuntimeException {
    ChangelogFailed(Changelog changelog, Exception cause) {
        super(
                "changelog "
                        + changelog.path()
                        + " failed in schema "
                        + changelog.schema()
                        + ": "
                        + rootMessage(cause)
                        + ". Nothing of the failed changeset was kept; mend the cause and run it again.",
                cause);
    }

    private static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
