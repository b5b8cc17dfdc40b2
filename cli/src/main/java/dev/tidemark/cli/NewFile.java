package dev.tidemark.cli;

import dev.tidemark.cli.local.PrivateFile;
import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that a command is to make. Whoever names one that exists has made a mistake.
final class NewFile {
    private NewFile() {}

    static void require(Path file) {
        if (Files.exists(file)) {
            throw Refused.asTyped("%s is there already: name a new file.", file);
        }
    }

    static void write(Path file, PrivateFile.Content content) {
        require(file);
        try {
            PrivateFile.write(file, content);
        } catch (IOException e) {
            throw Refused.because("%s is not written: %s", file, e.getMessage());
        }
    }
}
