package dev.tidemark.command.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One element of an entry, a balance or an account, with the line its start tag is on.
final class CamtElement {
    private final String name;
    private final int line;
    private final @Nullable String currency;
    private final List<CamtElement> children = new ArrayList<>();
    private String text = "";

    CamtElement(String name, int line, @Nullable String currency) {
        this.name = name;
        this.line = line;
        this.currency = currency;
    }

    void add(CamtElement child) {
        children.add(child);
    }

    void textIs(String content) {
        text = content;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    /// The attribute `Ccy`, which amounts have.
    @Nullable String currency() {
        return currency;
    }

    String text() {
        return text;
    }

    Stream<CamtElement> all(String child) {
        return children.stream().filter(c -> c.name.equals(child));
    }

    /// The first element at the end of the path, or `null`.
    @Nullable CamtElement at(String... path) {
        CamtElement here = this;
        for (String step : path) {
            here = here.all(step).findFirst().orElse(null);
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    /// The text at the end of the path without the space around it, or `null` if there is none.
    @Nullable String textAt(String... path) {
        CamtElement element = at(path);
        return element == null || element.text.isBlank() ? null : element.text.strip();
    }
}
