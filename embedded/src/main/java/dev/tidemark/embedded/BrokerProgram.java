package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaBroker;

/// How the broker is run: [BrokerProcess] in a JVM with the class path of this one, which comes in
/// the environment so that the command line stays readable.
record BrokerProgram(KafkaOptions options) implements ServerProgram {

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public Path log() {
        return options.directory().resolve("kafka.log");
    }

    @Override
    public void stopOrphans() throws IOException {
        new OrphanedBroker(options.directory().toRealPath()).stop(options.stopWithin());
    }

    @Override
    public ChildProcess spawn(int port) throws IOException {
        var directory = options.directory().toRealPath();
        var settings = directory.resolve(OrphanedBroker.SETTINGS);
        BrokerSettings.write(settings, options, directory, port, LoopbackPort.freeBeside(port));
        var classPath = Map.of("CLASSPATH", System.getProperty("java.class.path"));
        var started = ChildProcess.start(command(settings), classPath, log());
        Files.writeString(directory.resolve(OrphanedBroker.PID), Long.toString(started.pid()));
        return started;
    }

    private static List<String> command(Path settings) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                "-Dlogback.configurationFile=dev/tidemark/embedded/broker-logback.xml",
                BrokerProcess.class.getName(),
                settings.toString());
    }

    /// An open port is not a ready broker: its controller must let it take part, which after a
    /// crash takes seconds. The broker logs this when it is through.
    @Override
    public boolean saysReady(ChildProcess child) {
        return child.said(KafkaBroker.STARTED_MESSAGE());
    }

    @Override
    public boolean saysPortIsTaken(ChildProcess child) {
        return child.said("Address already in use");
    }

    /// A broker shares no memory, and its process ends as a whole.
    @Override
    public boolean saysRunBeforeIsEnding(ChildProcess child) {
        return false;
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }
}
