package dev.tidemark.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows under headings, as wide as their widest cell. A heading that begins with `>` stands over
/// numbers: its column is aligned to the right.
public final class TextTable {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<String> headings) {
        this.headings = headings;
    }

    public static TextTable of(String... headings) {
        return new TextTable(List.of(headings));
    }

    public TextTable row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells under " + headings.size() + " headings");
        }
        return row(Arrays.stream(cells).map(String::valueOf).toList());
    }

    public TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    public String render() {
        var widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        var lines = new ArrayList<String>();
        lines.add(line(headings.stream().map(TextTable::text).toList(), widths));
        lines.add(IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("  ")));
        rows.forEach(row -> lines.add(line(row, widths)));
        return String.join("\n", lines) + "\n";
    }

    private int width(int column) {
        var heading = length(text(headings.get(column)));
        return rows.stream().mapToInt(row -> length(row.get(column))).reduce(heading, Math::max);
    }

    private String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cell(cells.get(column), widths[column], column))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private String cell(String text, int width, int column) {
        var gap = " ".repeat(width - length(text));
        return headings.get(column).startsWith(">") ? gap + text : text + gap;
    }

    private static String text(String heading) {
        return heading.startsWith(">") ? heading.substring(1) : heading;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
