package dev.tidemark.documentation;

import static dev.tidemark.documentation.Page.cells;
import static dev.tidemark.documentation.Page.code;

import dev.tidemark.store.SchemaShape;
import dev.tidemark.store.SchemaShape.Kind;
import dev.tidemark.store.SchemaShape.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tables, columns, keys, checks and indexes of every schema.
final class SchemaPage {
    private final Page page = new Page();

    SchemaPage(String rewrittenBy) {
        page.heading(1, "Database schema")
                .block(
                        """
                        What the changelogs make, read from a PostgreSQL and not edited by hand; a test of `./mvnw verify` fails when it
                        is stale. This writes it anew:\
                        """)
                .code("", rewrittenBy)
                .block(
                        """
                        Each schema's changesets are the log of its changes, in the order in which they are applied. Those labelled
                        `after-build` run once the rows of a new version are there.\
                        """);
    }

    SchemaPage contents(List<String> schemas) {
        page.list(schemas.stream().map(Page::link).toList());
        return this;
    }

    /// @param file of the changelog, from the root of the repository
    SchemaPage schema(String name, String file, SchemaShape shape, ChangelogText changelog) {
        page.heading(2, name).block("Made by `%s`.".formatted(file)).list(changelog.head());
        shape.tables().forEach(table -> table(name, table));
        page.heading(3, "Changes of " + name)
                .table(
                        cells("changeset", "label", "does", "says"),
                        changelog.changesets().stream().map(SchemaPage::change).toList());
        return this;
    }

    /// The tables of a version's schema that every other has, too.
    SchemaPage bookkeeping(SchemaShape shape, Set<String> own) {
        page.heading(2, "every version")
                .block(
                        """
                        The schema of each version has these tables beside its own: how far it has read, and which households it does not
                        apply.\
                        """);
        shape.tables().stream()
                .filter(table -> !own.contains(table.name()))
                .forEach(table -> table("every version", table));
        return this;
    }

    private static List<String> change(ChangelogText.Changeset changeset) {
        return cells(
                code(changeset.id()),
                code(changeset.label()),
                String.join("<br>", changeset.does().stream().map(Page::code).toList()),
                changeset.comment());
    }

    private void table(String schema, Table table) {
        page.heading(3, schema + "." + table.name());
        String comment = table.comment();
        if (comment != null) {
            page.block(comment);
        }
        boolean comments = table.columns().stream().anyMatch(column -> column.comment() != null);
        page.table(
                        comments
                                ? cells("column", "type", "null", "default", "is")
                                : cells("column", "type", "null", "default"),
                        table.columns().stream().map(column -> column(column, comments)).toList())
                .list(table.parts().stream().map(SchemaPage::part).toList());
    }

    private static List<String> column(SchemaShape.Column column, boolean comments) {
        List<String> cells =
                new ArrayList<>(
                        cells(
                                code(column.name()),
                                column.type(),
                                column.nullable() ? "yes" : "",
                                code(column.value())));
        if (comments) {
            cells.add(text(column.comment()));
        }
        return cells;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static final Map<Kind, String> SAID =
            Map.of(Kind.PRIMARY_KEY, "PRIMARY KEY ", Kind.UNIQUE, "UNIQUE ", Kind.CHECK, "CHECK ");

    private static String part(SchemaShape.Part part) {
        return "%s `%s`: `%s`"
                .formatted(
                        part.kind(),
                        part.name(),
                        part.definition()
                                .replaceFirst("^" + SAID.getOrDefault(part.kind(), ""), ""));
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
