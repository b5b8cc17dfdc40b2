package dev.tidemark.event.lines;

import dev.tidemark.event.EventEnvelope;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A file of events, a line each, in UTF-8.
public record EventFile(Path path) {
    private static final EventLines LINES = new EventLines();
    private static final int AT_ONCE = 2_000;

    /// Takes an event and the number of its line, from 1.
    public interface Reader {
        void on(EventEnvelope event, long number) throws IOException;
    }

    /// A line, parsed ahead of those before it.
    private sealed interface Parsed {
        record Good(EventEnvelope event) implements Parsed {}

        record Bad(BadLine why) implements Parsed {}

        static Parsed of(String line, long number) {
            try {
                return new Good(LINES.read(line, number));
            } catch (BadLine why) {
                return new Bad(why);
            }
        }
    }

    /// Several threads parse; the reader is called by one, line after line.
    ///
    /// @throws BadLine for the first that is no event
    public void read(Reader reader) throws IOException {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (List<String> some = next(lines); !some.isEmpty(); some = next(lines)) {
                for (Parsed line : parsed(some, number + 1)) {
                    number++;
                    switch (line) {
                        case Parsed.Good(var event) -> reader.on(event, number);
                        case Parsed.Bad(var why) -> throw why;
                    }
                }
            }
        } catch (CharacterCodingException _) {
            throw new BadLine(
                    number + 1, "", "or one of the %,d after it is not UTF-8".formatted(AT_ONCE));
        }
    }

    private static List<String> next(BufferedReader lines) throws IOException {
        List<String> some = new ArrayList<>(AT_ONCE);
        while (some.size() < AT_ONCE) {
            String line = lines.readLine();
            if (line == null) {
                return some;
            }
            some.add(line);
        }
        return some;
    }

    private static List<Parsed> parsed(List<String> lines, long first) {
        return IntStream.range(0, lines.size())
                .parallel()
                .mapToObj(i -> Parsed.of(lines.get(i), first + i))
                .toList();
    }
}
