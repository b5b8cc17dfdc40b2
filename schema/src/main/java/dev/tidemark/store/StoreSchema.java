package dev.tidemark.store;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The schemas that are not versions of a read model: roles and extensions, lookups, keys, the
/// event store and the registry of builds, in the order they are made.
public final class StoreSchema {
    private static final Map<String, String> NAMES = Map.of("lookup", "lookup");

    private static final List<Changelog> CHANGELOGS =
            List.of(
                    new Changelog("db/roles.sql", "extensions", NAMES),
                    new Changelog("db/lookup.sql", "lookup", NAMES),
                    new Changelog("db/keys.sql", "keys", NAMES),
                    new Changelog("db/event_store.sql", "event_store", NAMES),
                    new Changelog("db/registry.sql", "registry", NAMES));

    private StoreSchema() {}

    public static List<Changelog> changelogs() {
        return CHANGELOGS;
    }

    /// Applies what is missing. Needs a role that may create schemas, roles and extensions.
    ///
    /// @throws ChangelogFailed naming the changelog
    public static void upgrade(Connection connection) {
        CHANGELOGS.forEach(changelog -> changelog.upgrade(connection));
    }

    /// Refuses a database that is behind or ahead of this release.
    ///
    /// @param schemas the schemas that the caller reads, and may see the changelog tables of
    /// @throws SchemaOutOfDate with the command that mends it
    public static void requireUpToDate(Connection connection, String... schemas) {
        List<String> wanted = List.of(schemas);
        String behind = differing(connection, wanted, true);
        if (!behind.isEmpty()) {
            throw new SchemaOutOfDate(
                    "the database is behind this release ("
                            + behind
                            + "): run tidemark schema upgrade");
        }
        String ahead = differing(connection, wanted, false);
        if (!ahead.isEmpty()) {
            throw new SchemaOutOfDate(
                    "the database is ahead of this release ("
                            + ahead
                            + "): deploy the release that made it, or run tidemark schema rollback with that release");
        }
    }

    private static String differing(Connection connection, List<String> schemas, boolean pending) {
        return CHANGELOGS.stream()
                .filter(changelog -> schemas.contains(changelog.schema()))
                .flatMap(changelog -> {
                    Changelog.Status status = changelog.status(connection);
                    return (pending ? status.pending() : status.unknown())
                            .stream().map(id -> changelog.schema() + ": " + id);
                })
                .collect(Collectors.joining(", "));
    }
}
