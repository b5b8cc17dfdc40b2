package dev.tidemark.copies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `manifest.json`, which says what the other files are, and `manifest.sha256`, by which `sha256sum
/// --check` and [#read] see that it is itself unharmed.
public final class Manifest {
    private static final String NAME = "manifest.json";
    private static final String SUM = "manifest.sha256";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Manifest() {}

    /// Written last.
    public static void write(Path directory, Record contents) throws IOException {
        String text = JSON.writeValueAsString(contents) + "\n";
        WholeDirectory.write(directory.resolve(NAME), text);
        WholeDirectory.write(directory.resolve(SUM), sum(text));
    }

    public static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(NAME));
    }

    /// @throws GarbledCopy if it is not what was written
    public static <T extends Record> T read(Path directory, Class<T> type) {
        Path file = directory.resolve(NAME);
        try {
            String text = Files.readString(file);
            if (!Files.readString(directory.resolve(SUM)).equals(sum(text))) {
                throw new GarbledCopy(
                        "%s is not what was written: its checksum differs. Use another copy of it."
                                .formatted(file));
            }
            return JSON.readValue(text, type);
        } catch (IOException | JacksonException e) {
            throw new GarbledCopy("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static String sum(String text) {
        byte[] digest = Checksum.digest().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest) + "  " + NAME + "\n";
    }
}
