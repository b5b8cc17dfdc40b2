package dev.tidemark.rehearsal.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The two lists beside the histories, both only ever added to: `checksums.txt`, as `sha256sum -c`
/// reads it, and `results.txt`, what each released version makes of each history.
public final class HistoryFiles {
    public static final Path CHECKSUMS = History.FOLDER.resolve("checksums.txt");
    public static final Path RESULTS = History.FOLDER.resolve("results.txt");

    private HistoryFiles() {}

    public static String checksum(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// From here on the file is as it is.
    static void seal(History history) throws IOException {
        append(CHECKSUMS, checksum(History.FOLDER.resolve(history.name())), history.name());
    }

    /// By what follows the hash in a line.
    public static Map<String, String> hashes(Path list) {
        Map<String, String> hashes = new LinkedHashMap<>();
        try {
            for (String line : Files.exists(list) ? Files.readAllLines(list) : List.<String>of()) {
                String[] parts = line.split("  ", 2);
                hashes.put(parts[1], parts[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes;
    }

    public static void append(Path list, String hash, String of) throws IOException {
        Files.writeString(
                list,
                hash + "  " + of + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
