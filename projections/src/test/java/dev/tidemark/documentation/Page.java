package dev.tidemark.documentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page of Markdown, written from its top to its end.
final class Page {
    private final List<String> blocks = new ArrayList<>();

    Page heading(int level, String text) {
        return block("#".repeat(level) + " " + text);
    }

    Page block(String text) {
        blocks.add(text.strip());
        return this;
    }

    Page code(String language, String text) {
        return block("```" + language + "\n" + text.strip() + "\n```");
    }

    Page list(List<String> points) {
        return points.isEmpty() ? this : block("- " + String.join("\n- ", points));
    }

    Page table(List<String> head, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(row(head));
        lines.add(row(head.stream().map(_ -> "---").toList()));
        rows.forEach(row -> lines.add(row(row)));
        return block(String.join("\n", lines));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /// `text` as code; nothing if there is none.
    static String code(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : "`" + text + "`";
    }

    /// A reference to the heading of this text, which has no other signs than `-`, `_` and `.`.
    static String link(String heading) {
        return "[%s](#%s)".formatted(heading, heading.toLowerCase().replace(".", ""));
    }

    static List<String> cells(String... cells) {
        return Arrays.asList(cells);
    }

    @Override
    public String toString() {
        return String.join("\n\n", blocks) + "\n";
    }
}
