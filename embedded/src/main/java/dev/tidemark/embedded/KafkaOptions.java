package dev.tidemark.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a broker is to run.
///
/// @param directory everything the broker writes; its log segments are in `data` below it
/// @param port on 127.0.0.1; 0 takes a free one
/// @param advertisedPort where clients are told to come back to: a proxy's port, or 0 for the
///   broker's
/// @param settings further broker settings, which win over those of this module
/// @param stopsWithProgram whether the broker is stopped when this program ends
public record KafkaOptions(
        Path directory,
        int port,
        int advertisedPort,
        Map<String, String> settings,
        boolean stopsWithProgram,
        Duration startWithin,
        Duration stopWithin)
        implements ServerOptions {

    public KafkaOptions {
        settings = Map.copyOf(settings);
    }

    public static KafkaOptions in(Path directory) {
        return new KafkaOptions(
                directory, 0, 0, Map.of(), true, Duration.ofSeconds(60), Duration.ofSeconds(15));
    }

    public KafkaOptions port(int port) {
        return new KafkaOptions(
                directory,
                port,
                advertisedPort,
                settings,
                stopsWithProgram,
                startWithin,
                stopWithin);
    }

    public KafkaOptions advertisedPort(int advertised) {
        return new KafkaOptions(
                directory, port, advertised, settings, stopsWithProgram, startWithin, stopWithin);
    }

    public KafkaOptions with(String setting, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(setting, value);
        return new KafkaOptions(
                directory, port, advertisedPort, more, stopsWithProgram, startWithin, stopWithin);
    }

    public KafkaOptions stopsWithProgram(boolean stops) {
        return new KafkaOptions(
                directory, port, advertisedPort, settings, stops, startWithin, stopWithin);
    }
}
