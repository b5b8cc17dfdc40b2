package dev.tidemark.cli;

import dev.tidemark.cli.local.DataDirectory;
import dev.tidemark.cli.local.LocalOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The options of commands that start an instance on this machine.
final class UpOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".tidemark",
            description = "where everything is kept (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".tidemark");

    @Option(names = "--ephemeral", description = "keep nothing: data goes when the command ends")
    private boolean ephemeral;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "of the one base URL; 0 takes a free one (default: ${DEFAULT-VALUE})")
    private int port;

    boolean ephemeral() {
        return ephemeral;
    }

    DataDirectory data() {
        return DataDirectory.at(data);
    }

    /// An ephemeral instance has a directory of its own.
    LocalOptions toStart() {
        return new LocalOptions(ephemeral ? DataDirectory.ephemeralOne() : data(), port);
    }
}
