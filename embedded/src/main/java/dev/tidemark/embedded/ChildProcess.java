package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A direct child in its own session, whose output goes to a file; the file of the run before stays
/// beside it as `.1`. Direct, because only a parent can reap a child that was killed.
public final class ChildProcess {
    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static ChildProcess start(
            List<String> command, Map<String, String> environment, Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        var whole = Stream.concat(Platform.inOwnSession().stream(), command.stream()).toList();
        var builder =
                new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return new ChildProcess(process, log);
    }

    public long pid() {
        return process.pid();
    }

    public boolean runs() {
        return process.isAlive();
    }

    /// Asks with the signal, and after the bound no longer asks. Returns when the child is reaped.
    public void stop(String signal, Duration bound) {
        if (process.isAlive()) {
            ProcessFacts.signal(process.pid(), signal);
            if (!endsWithin(bound)) {
                kill();
            }
        }
    }

    /// SIGKILL, and gone on return.
    public void kill() {
        process.destroyForcibly();
        endsWithin(Duration.ofSeconds(10));
    }

    public boolean endsWithin(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /// Once it has ended.
    public int exitCode() {
        return process.exitValue();
    }

    boolean said(String words) {
        return output().contains(words);
    }

    /// The end of what the child said, for a message to a person.
    public String lastWords() {
        var lines = output().strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }

    private String output() {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
