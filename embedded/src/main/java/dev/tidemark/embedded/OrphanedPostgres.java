package dev.tidemark.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a killed run left in a data directory: a postmaster that still runs, backends that outlive
/// their postmaster, or a pid file whose number now belongs to somebody else.
record OrphanedPostgres(Path data) {

    /// Stops every PostgreSQL process of this data directory, and none other.
    void stop(Duration bound) {
        postmaster().ifPresent(p -> stopPostmaster(p, bound));
        if (!ProcessFacts.becomesTrue(() -> processes().isEmpty(), Duration.ofSeconds(3))) {
            processes().forEach(ProcessHandle::destroyForcibly);
            if (!ProcessFacts.becomesTrue(() -> processes().isEmpty(), bound)) {
                throw new ServerDidNotStart(
                        "PostgreSQL processes of an earlier run in %s do not end: %s. End them, then start again."
                                .formatted(
                                        data,
                                        processes().stream().map(ProcessHandle::pid).toList()));
            }
        }
        forgetPidFileOfAnother();
    }

    private static void stopPostmaster(ProcessHandle postmaster, Duration bound) {
        ProcessFacts.signal(postmaster.pid(), "INT");
        if (!ProcessFacts.endsWithin(postmaster, bound)) {
            postmaster.destroyForcibly();
        }
    }

    private Optional<ProcessHandle> postmaster() {
        return pidInFile().flatMap(ProcessHandle::of).filter(this::isPostmaster);
    }

    private boolean isPostmaster(ProcessHandle process) {
        return ProcessFacts.runs(process)
                && (ProcessFacts.commandLine(process).contains("-D " + data + " ")
                        || isOurs(process));
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /// Every PostgreSQL process works in its data directory, and a backend's title begins with its
    /// name. A shell or an editor in that directory is left alone.
    private boolean isOurs(ProcessHandle process) {
        return ProcessFacts.workingDirectory(process).filter(data::equals).isPresent()
                && isPostgres(ProcessFacts.commandLine(process));
    }

    private static boolean isPostgres(String commandLine) {
        return commandLine.startsWith("postgres:")
                || Path.of(commandLine.split(" ", 2)[0]).endsWith("postgres");
    }

    /// PostgreSQL sees by itself that its pid file is stale, unless the number was given again.
    private void forgetPidFileOfAnother() {
        if (pidInFile().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent()) {
            try {
                Files.deleteIfExists(pidFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<Long> pidInFile() {
        try {
            var lines = Files.readAllLines(pidFile(), StandardCharsets.ISO_8859_1);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }
}
