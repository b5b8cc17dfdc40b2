package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// What the child process runs: formats its directory the first time, then is the broker. The one
/// argument is the settings file, by which an orphan is recognised.
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Path.of(arguments[0]);
        var properties = new Properties();
        try (var in = Files.newBufferedReader(settings)) {
            properties.load(in);
        }
        var data = Path.of(properties.getProperty("log.dirs"));
        if (!Files.exists(data)) {
            format(properties, data);
        }
        Kafka.main(arguments);
    }

    /// Into a directory of another name first, so that a format that was killed is begun again.
    private static void format(Properties properties, Path data) throws IOException {
        var unfinished = data.resolveSibling("data.unfinished");
        ServerDirectory.delete(unfinished);
        properties.setProperty("log.dirs", unfinished.toString());
        var settings = data.resolveSibling("format.properties");
        try (var out = Files.newBufferedWriter(settings)) {
            properties.store(out, null);
        }
        String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()};
        if (StorageTool.execute(format, System.err) != 0) {
            System.exit(1);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(settings);
    }
}
