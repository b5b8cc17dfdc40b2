package dev.tidemark.cli.local;

import java.util.Map;

/// How an instance on this machine is to run.
///
/// @param port of the one base URL; 0 takes a free one
/// @param settings that the services get besides
/// @param durable whether what was answered is there after a crash of the machine
public record LocalOptions(
        DataDirectory data, int port, Map<String, String> settings, boolean durable) {
    public LocalOptions(DataDirectory data, int port) {
        this(data, port, Map.of(), true);
    }

    /// In a directory that goes away when it ends, so that nothing need wait for the disk.
    static LocalOptions thrownAway() {
        return new LocalOptions(DataDirectory.ephemeralOne(), 0, Map.of(), false);
    }

    public LocalOptions with(Map<String, String> more) {
        return new LocalOptions(data, port, more, durable);
    }
}
