package dev.tidemark.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The end of a service's log as a person reads it: what was said, without the places in the code.
final class LogTail {
    private static final int LINES = 15;
    private static final int WIDTH = 400;

    private LogTail() {}

    static String of(Path log) {
        try {
            var lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .filter(line -> !line.startsWith("\t"))
                            .map(line -> line.substring(0, Math.min(WIDTH, line.length())))
                            .toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
