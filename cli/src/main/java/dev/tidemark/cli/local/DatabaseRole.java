package dev.tidemark.cli.local;

import java.util.Locale;

/// The application's roles in the database.
enum DatabaseRole {
    COMMAND,
    QUERY,
    RUNNER,
    KEYS,
    MIGRATOR;

    /// As in `tidemark.database.<word>.password`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String username() {
        return "tidemark_" + word();
    }

    String property() {
        return "database." + word() + ".password";
    }
}
