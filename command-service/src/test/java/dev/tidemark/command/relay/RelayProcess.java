package dev.tidemark.command.relay;

import dev.tidemark.embedded.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A relay in a process of its own, which can be stopped and continued by signals. It ends with its
/// standard input.
final class RelayProcess implements AutoCloseable {
    private final Process process;

    private RelayProcess(Process process) {
        this.process = process;
    }

    static RelayProcess start(DatabaseAddress address, String kafka, String topic)
            throws IOException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProcess.class.getName(),
                        address.host(),
                        "" + address.port(),
                        address.database(),
                        address.user(),
                        address.password(),
                        kafka,
                        topic);
        var log = File.createTempFile("relay-process", ".log");
        log.deleteOnExit();
        return new RelayProcess(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start());
    }

    public static void main(String[] args) throws IOException {
        var address =
                new DatabaseAddress(args[0], Integer.parseInt(args[1]), args[2], args[3], args[4]);
        var database = RelayWorld.database(address);
        var wiring =
                new Wiring(
                        RelayWorld.SETTINGS,
                        new TopicSettings(args[6], RelayWorld.PARTITIONS, (short) 1),
                        Map.of("bootstrap.servers", args[5]),
                        database,
                        false,
                        RelayConfiguration::producer);
        var runner = new RelayRunner(wiring, new NotifyingBell(database));
        runner.start();
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        runner.stop();
        System.exit(0);
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        signal("CONT");
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
