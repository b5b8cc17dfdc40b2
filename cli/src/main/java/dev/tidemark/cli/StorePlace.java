package dev.tidemark.cli;

import dev.tidemark.cli.local.DataDirectory;
import dev.tidemark.cli.local.LocalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the event store is: any database, or that of an instance on this machine.
final class StorePlace {
    @Mixin private DatabaseLogin login = new DatabaseLogin();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "the data directory of an instance of this machine, running or not, in the place of --jdbc-url")
    private @Nullable Path data;

    interface Work<T> {
        T with(Connection connection) throws SQLException, IOException;
    }

    <T> T with(Work<T> work) throws SQLException, IOException {
        if (data == null) {
            try (var connection = login.open()) {
                return work.with(connection);
            }
        }
        try (var database = LocalDatabase.of(DataDirectory.at(data));
                var connection = database.open()) {
            return work.with(connection);
        }
    }
}
