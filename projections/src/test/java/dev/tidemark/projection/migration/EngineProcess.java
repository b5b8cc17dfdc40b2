package dev.tidemark.projection.migration;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.testing.tally.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process of its own that hosts the engine and the runners of a tally's first two versions, to
/// be killed.
final class EngineProcess implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "engine-processes");

    private final Process process;
    private final Path log;

    private EngineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static EngineProcess start(DatabaseAddress database, String kafka, String readModel) {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        EngineProcess.class.getName(),
                        database.host(),
                        Integer.toString(database.port()),
                        database.database(),
                        kafka,
                        readModel);
        builder.environment().put("CLASSPATH", classPath());
        try {
            Files.createDirectories(LOGS);
            Path log = Files.createTempFile(LOGS, readModel + "-", ".log");
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            return new EngineProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    public static void main(String[] arguments) throws IOException {
        var address =
                new DatabaseAddress(
                        arguments[0], Integer.parseInt(arguments[1]), arguments[2], "", "");
        TestEngine.hosting(address, arguments[3], versions(arguments[4]));
        // The end of the test's process ends this one too, whichever way it ended.
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(0);
    }

    static List<Tally> versions(String readModel) {
        return List.of(new Tally(readModel, 1), new Tally(readModel, 2));
    }

    boolean runs() {
        return process.isAlive();
    }

    /// Does nothing any more, and keeps its sessions, until it is thawed.
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean said(String words) {
        try {
            return Files.readString(log).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL, and gone on return.
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
