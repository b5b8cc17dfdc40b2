package dev.tidemark.cli.blackbox;

import dev.tidemark.cli.http.Issuer;
import dev.tidemark.cli.local.DataDirectory;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.local.LocalDatabase;
import dev.tidemark.cli.local.LocalInstance;
import dev.tidemark.cli.local.LocalOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The services as they are packaged, behind the gateway, on servers of their own. Started once for
/// all tests that ask as strangers do; they keep apart by households of their own.
final class Jars {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private final DataDirectory data = DataDirectory.ephemeralOne();
    private final LocalInstance instance =
            LocalInstance.start(new LocalOptions(data, 0), new Installation(HOME), _ -> {});

    static boolean arePackaged() {
        return Stream.of("command-service", "query-service")
                .allMatch(service -> holdsProgram(HOME.resolve(service).resolve("target")));
    }

    private static boolean holdsProgram(Path target) {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (var programs = Files.newDirectoryStream(target, "*-exec.jar")) {
            return programs.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Jars shared() {
        return Shared.JARS;
    }

    /// A caller with a token of this subject; the scope may be empty.
    Caller as(String subject, String scope) {
        return anonymous().with("Authorization", "Bearer " + token(subject, scope));
    }

    String token(String subject, String scope) {
        return new Issuer(instance.state().issuer()).token(subject, scope);
    }

    Caller anonymous() {
        return Caller.of(instance.state().url());
    }

    /// Those of the traces that led to an event.
    Set<UUID> stored(Collection<UUID> traces) {
        try (var database = LocalDatabase.of(data);
                var connection = database.open();
                var query =
                        connection.prepareStatement(
                                "select distinct correlation_id from event_store.event where correlation_id = any (?)")) {
            query.setArray(1, connection.createArrayOf("uuid", traces.toArray()));
            Set<UUID> found = new HashSet<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Everything that the services have written for those who run them.
    String logs() {
        return read("command-service/service.log") + read("query-service/service.log");
    }

    /// What nobody but the services may know.
    List<String> secrets() {
        return read("secrets.properties")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\\", ""))
                .toList();
    }

    private String read(String file) {
        try {
            return Files.readString(data.path().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final Jars JARS = new Jars();
    }
}
