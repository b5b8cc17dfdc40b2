package dev.tidemark.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How a PostgreSQL is to run.
///
/// @param directory everything the server writes; its data is in `data` below it
/// @param port on 127.0.0.1; 0 takes a free one
/// @param durable whether a crash of the machine keeps what was committed; off is for tests
/// @param settings further lines of `postgresql.conf`, which win over those of this module
/// @param password the superuser's; empty has one made and kept in `superuser.password`
/// @param stopsWithProgram whether the server is stopped when this program ends
public record PostgresOptions(
        Path directory,
        int port,
        boolean durable,
        Map<String, String> settings,
        Optional<String> password,
        boolean stopsWithProgram,
        Duration startWithin,
        Duration stopWithin)
        implements ServerOptions {

    public PostgresOptions {
        settings = Map.copyOf(settings);
    }

    /// A durable server on a free port.
    public static PostgresOptions in(Path directory) {
        return new PostgresOptions(
                directory,
                0,
                true,
                Map.of(),
                Optional.empty(),
                true,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10));
    }

    public PostgresOptions port(int port) {
        return new PostgresOptions(
                directory,
                port,
                durable,
                settings,
                password,
                stopsWithProgram,
                startWithin,
                stopWithin);
    }

    public PostgresOptions durable(boolean durable) {
        return new PostgresOptions(
                directory,
                port,
                durable,
                settings,
                password,
                stopsWithProgram,
                startWithin,
                stopWithin);
    }

    public PostgresOptions with(String setting, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(setting, value);
        return new PostgresOptions(
                directory,
                port,
                durable,
                more,
                password,
                stopsWithProgram,
                startWithin,
                stopWithin);
    }

    public PostgresOptions password(String password) {
        return new PostgresOptions(
                directory,
                port,
                durable,
                settings,
                Optional.of(password),
                stopsWithProgram,
                startWithin,
                stopWithin);
    }

    public PostgresOptions stopsWithProgram(boolean stops) {
        return new PostgresOptions(
                directory, port, durable, settings, password, stops, startWithin, stopWithin);
    }

    Map<String, String> allSettings() {
        var onOff = durable ? "on" : "off";
        var all = new LinkedHashMap<String, String>();
        all.put("listen_addresses", LoopbackPort.HOST);
        // No socket file: its path can be too long, and a killed server leaves it behind.
        all.put("unix_socket_directories", "");
        all.put("max_connections", "200");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("log_line_prefix", "%m [%p] %q%u@%d ");
        all.put("fsync", onOff);
        all.put("full_page_writes", onOff);
        all.put("synchronous_commit", onOff);
        all.putAll(settings);
        return all;
    }
}
