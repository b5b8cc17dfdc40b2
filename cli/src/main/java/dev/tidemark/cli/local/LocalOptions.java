package dev.tidemark.cli.local;

import java.util.Map;

/// How an instance on this machine is to run.
///
/// @param port of the one base URL; 0 takes a free one
/// @param settings that the services get besides
public record LocalOptions(DataDirectory data, int port, Map<String, String> settings) {
    public LocalOptions(DataDirectory data, int port) {
        this(data, port, Map.of());
    }

    public LocalOptions with(Map<String, String> more) {
        return new LocalOptions(data, port, more);
    }
}
