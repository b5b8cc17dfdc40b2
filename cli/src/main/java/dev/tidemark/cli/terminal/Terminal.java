package dev.tidemark.cli.terminal;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a command answers, and where it complains. Always UTF-8, because a container's locale
/// rarely says so and its terminal nearly always is.
public record Terminal(PrintWriter out, PrintWriter err) {
    public static Terminal ofThisProcess() {
        return new Terminal(
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
    }

    public void say(String text) {
        out.println(text);
    }

    public void say(String text, @Nullable Object... values) {
        out.println(text.formatted(values));
    }
}
