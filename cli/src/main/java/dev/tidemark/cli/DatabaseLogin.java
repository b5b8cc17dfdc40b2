package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Refused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How an operator opens the store's database. The password never stands on the command line, where
/// every user of the machine could read it.
final class DatabaseLogin {
    private static final String PASSWORD = "TIDEMARK_DATABASE_MIGRATOR_PASSWORD";

    @Option(
            names = "--jdbc-url",
            defaultValue = "${env:TIDEMARK_DATABASE_URL}",
            description =
                    "for example jdbc:postgresql://host/tidemark (default: TIDEMARK_DATABASE_URL)")
    private @Nullable String url;

    @Option(
            names = "--user",
            defaultValue = "${env:TIDEMARK_DATABASE_MIGRATOR_USERNAME:-tidemark_migrator}",
            description =
                    "a role that may create schemas (default: ${DEFAULT-VALUE}); its password is read from "
                            + PASSWORD
                            + " or asked for")
    private String user = "tidemark_migrator";

    Connection open() throws SQLException {
        if (url == null) {
            throw Refused.asTyped("Which database? Give --jdbc-url, or set TIDEMARK_DATABASE_URL.");
        }
        return DriverManager.getConnection(url, user, password());
    }

    private static String password() {
        var given = System.getenv(PASSWORD);
        if (given != null) {
            return given;
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw Refused.asTyped("Set %s: there is no terminal to ask for it.", PASSWORD);
        }
        return new String(console.readPassword("Password: "));
    }
}
