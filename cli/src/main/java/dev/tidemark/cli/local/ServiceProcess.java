package dev.tidemark.cli.local;

import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.embedded.ChildProcess;
import dev.tidemark.embedded.LoopbackPort;
import dev.tidemark.embedded.ProcessFacts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One service as a child process. Its settings file, in a folder of the data directory, holds the
/// secrets and is the mark by which an orphan is recognised.
final class ServiceProcess {
    private static final Duration START = Duration.ofSeconds(120);
    private static final int FEW_PROCESSORS = 2;
    private static final Duration STOP = Duration.ofSeconds(25);

    private final ServiceName name;
    private final Path log;
    private final int port;
    private final ChildProcess child;

    private ServiceProcess(ServiceName name, Path log, int port, ChildProcess child) {
        this.name = name;
        this.log = log;
        this.port = port;
        this.child = child;
    }

    static ServiceProcess start(
            ServiceName name,
            Installation installation,
            DataDirectory data,
            Surroundings surroundings) {
        var folder = data.of(name.folder());
        var settings = folder.resolve("application.properties");
        var log = folder.resolve("service.log");
        var port = LoopbackPort.free();
        try {
            PrivateFile.write(settings, surroundings.settingsOf(name));
            var program = UnpackedProgram.arguments(installation.program(name), !data.ephemeral());
            var command = command(name, program, settings, port);
            var child = ChildProcess.start(command, Map.of("SPRING_PROFILES_ACTIVE", "dev"), log);
            Files.writeString(folder.resolve("service.pid"), Long.toString(child.pid()));
            return new ServiceProcess(name, log, port, child);
        } catch (IOException e) {
            throw Refused.because("%s did not start: %s", name.folder(), e);
        }
    }

    private static List<String> command(
            ServiceName name, List<String> program, Path settings, int port) {
        var command = new ArrayList<String>();
        command.add(Installation.java().toString());
        command.addAll(
                List.of(
                        "-Xmx" + name.heap(),
                        // Room for the classes of a start, which are collected for otherwise.
                        "-XX:MetaspaceSize=192m",
                        // Compiled code alone is no reason to collect a whole heap while requests
                        // wait.
                        "-XX:SweeperThreshold=100",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(name.collector());
        command.addAll(compiler());
        command.addAll(program);
        command.add("--server.address=" + LoopbackPort.HOST);
        command.add("--server.port=" + port);
        command.add(mark(settings));
        return command;
    }

    /// On few processors compilers take, for minutes, what requests need at that time: here they
    /// get what is left over, and about a tenth beside a busy thread. Linux takes the priority as a
    /// nice value; elsewhere the optimising compiler is done without. The script does the same for
    /// `up`.
    private static List<String> compiler() {
        if (Runtime.getRuntime().availableProcessors() > FEW_PROCESSORS) {
            return List.of();
        }
        return System.getProperty("os.name").equals("Linux")
                ? List.of(
                        "-XX:ThreadPriorityPolicy=1",
                        "-XX:CompilerThreadPriority=10",
                        // Java warns that priorities need root; only nice values below 0 do.
                        "-XX:-PrintWarnings")
                : List.of("-XX:TieredStopAtLevel=1");
    }

    private static String mark(Path settings) {
        return "--spring.config.additional-location=" + settings.toUri();
    }

    /// Ends what a killed `up` left running. A pid proves nothing by itself: pids are given again.
    static void endOrphan(ServiceName name, DataDirectory data) {
        var folder = data.of(name.folder());
        try {
            var pid = Long.parseLong(Files.readString(folder.resolve("service.pid")).strip());
            var mark = mark(folder.resolve("application.properties"));
            ProcessHandle.of(pid)
                    .filter(ProcessFacts::runs)
                    .filter(process -> ProcessFacts.commandLine(process).endsWith(mark))
                    .ifPresent(ServiceProcess::end);
        } catch (IOException | NumberFormatException e) {
            // Nothing was started here before.
        }
    }

    private static void end(ProcessHandle orphan) {
        orphan.destroy();
        if (!ProcessFacts.endsWithin(orphan, STOP)) {
            orphan.destroyForcibly();
            ProcessFacts.endsWithin(orphan, Duration.ofSeconds(5));
        }
    }

    /// Returns when the service takes requests.
    void awaitReady() {
        ProcessFacts.becomesTrue(() -> !child.runs() || isReady(), START);
        if (!child.runs() || !isReady()) {
            throw Refused.because(
                    "%s %s. It says (%s):\n%s",
                    name.folder(),
                    child.runs()
                            ? "is not ready after " + START.toSeconds() + " s"
                            : "ended at once",
                    log,
                    LogTail.of(log));
        }
    }

    private boolean isReady() {
        if (!LoopbackPort.answers(port)) {
            return false;
        }
        var readiness =
                HttpRequest.newBuilder(url().resolve("/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean is(ServiceName other) {
        return name == other;
    }

    URI url() {
        return URI.create("http://" + LoopbackPort.HOST + ":" + port);
    }

    long pid() {
        return child.pid();
    }

    /// For a person, once it has ended.
    String obituary() {
        child.endsWithin(Duration.ofSeconds(5));
        return "%s ended with exit code %d. It says (%s):\n%s"
                .formatted(name.folder(), child.exitCode(), log, LogTail.of(log));
    }

    void stop() {
        child.stop("TERM", STOP);
    }
}
