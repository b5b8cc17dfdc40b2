package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The data directory of one PostgreSQL: made once, then only run.
record PostgresCluster(PostgresBinaries binaries, Path directory, String password) {
    static final String SUPERUSER = "postgres";
    private static final String MAJOR = "18";

    static PostgresCluster made(PostgresOptions options) throws IOException {
        var directory = options.directory().toRealPath();
        var binaries = PostgresBinaries.unpacked(directory);
        var cluster = new PostgresCluster(binaries, directory, PostgresPassword.of(options));
        if (!Files.exists(cluster.data())) {
            cluster.initialize();
        }
        cluster.requireVersion();
        return cluster;
    }

    Path data() {
        return directory.resolve("data");
    }

    /// The command of a PostgreSQL program. It refuses to run as root, and a user namespace of its
    /// own makes root an ordinary user to it.
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (Platform.isRoot()) {
            requireUserNamespace();
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.program(program));
        command.addAll(arguments);
        return command;
    }

    private static void requireUserNamespace() {
        if (Platform.outputOf(List.of("unshare", "-U", "id", "-u"))
                .filter(id -> !id.equals("0"))
                .isEmpty()) {
            throw new ServerDidNotStart(
                    "PostgreSQL refuses to run as root, and this machine gives no user namespace ('unshare -U id -u' fails)."
                            + " Run Tidemark as an ordinary user, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1;"
                            + " in a container --security-opt seccomp=unconfined or --privileged), or use 'docker compose up'.");
        }
    }

    /// Into a directory of another name first, so that a killed `initdb` is not taken for a
    /// database.
    private void initialize() throws IOException {
        var unfinished = directory.resolve("data.unfinished");
        ServerDirectory.delete(unfinished);
        var secret = PostgresPassword.ownersOnly(directory);
        try {
            Files.writeString(secret, password);
            run(initdb(unfinished, secret));
            Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.delete(secret);
        }
    }

    /// The builtin C.UTF-8 sorts and compares the same on every machine and in the container image.
    private List<String> initdb(Path target, Path secret) {
        return command(
                "initdb",
                List.of(
                        "--pgdata=" + target,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
    }

    private void run(List<String> command) throws IOException {
        var child = ChildProcess.start(command, Map.of(), directory.resolve("initdb.log"));
        if (!child.endsWithin(Duration.ofSeconds(60)) || child.exitCode() != 0) {
            child.kill();
            throw new ServerDidNotStart(
                    "PostgreSQL could not make its data directory in %s:\n%s"
                            .formatted(directory, child.lastWords()));
        }
    }

    private void requireVersion() throws IOException {
        var version = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR)) {
            throw new ServerDidNotStart(
                    "%s was written by PostgreSQL %s, and Tidemark brings %s. Use another data directory, or bring the data over with pg_dump."
                            .formatted(data(), version, MAJOR));
        }
    }
}
