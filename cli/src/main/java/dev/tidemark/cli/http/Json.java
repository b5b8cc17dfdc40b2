package dev.tidemark.cli.http;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// JSON as the command line reads and writes it.
public final class Json {
    public static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /// Text that is no JSON is nothing, because proxies answer in HTML.
    static JsonNode lenient(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /// So that nobody takes the figures of an earlier run for those of one that gave none.
    public static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Refused.because("%s cannot be replaced: %s", file, e);
        }
    }

    public static void write(Path file, Object value) {
        try {
            var whole = file.toAbsolutePath();
            if (whole.getParent() != null) {
                Files.createDirectories(whole.getParent());
            }
            Files.writeString(whole, MAPPER.writeValueAsString(value) + "\n");
        } catch (IOException e) {
            throw Refused.because(
                    "%s cannot be written: %s. Choose another file with --json.", file, e);
        }
    }
}
