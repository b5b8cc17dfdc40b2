package dev.tidemark.event.lines;

import dev.tidemark.event.EventEnvelope;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of events, a line each, in UTF-8.
public record EventFile(Path path) {
    private static final EventLines LINES = new EventLines();

    /// Takes an event and the number of its line, from 1.
    public interface Reader {
        void on(EventEnvelope event, long number) throws IOException;
    }

    /// @throws BadLine for the first that is no event
    public void read(Reader reader) throws IOException {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                reader.on(LINES.read(line, number), number);
            }
        } catch (CharacterCodingException _) {
            throw new BadLine(number + 1, "", "or one soon after it is not UTF-8");
        }
    }
}
