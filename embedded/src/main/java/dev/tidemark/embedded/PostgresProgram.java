package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How PostgreSQL is run.
record PostgresProgram(PostgresOptions options) implements ServerProgram {

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Path log() {
        return options.directory().resolve("postgres.log");
    }

    @Override
    public void stopOrphans() throws IOException {
        var data = options.directory().toRealPath().resolve("data");
        new OrphanedPostgres(data).stop(options.stopWithin());
    }

    @Override
    public ChildProcess spawn(int port) throws IOException {
        var cluster = PostgresCluster.made(options);
        var arguments = new ArrayList<>(List.of("-D", cluster.data().toString(), "-p", "" + port));
        options.allSettings()
                .forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return ChildProcess.start(cluster.command("postgres", arguments), Map.of(), log());
    }

    /// The postmaster writes its state into its pid file; `pg_ctl` waits for the same line.
    @Override
    public boolean saysReady(ChildProcess child) {
        var file = options.directory().resolve("data").resolve("postmaster.pid");
        try {
            var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals("" + child.pid())
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean saysPortIsTaken(ChildProcess child) {
        return child.said("could not bind");
    }

    /// A killed process holds its share of the memory for a moment after it can no longer be seen
    /// in the directory.
    @Override
    public boolean saysRunBeforeIsEnding(ChildProcess child) {
        return child.said("pre-existing shared memory block");
    }

    /// Fast shutdown: SIGTERM would wait for every client to leave.
    @Override
    public String stopSignal() {
        return "INT";
    }
}
