package dev.tidemark.cli.operator;

import dev.tidemark.cli.terminal.TextTable;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The answers of `/operator/archives`.
public final class ArchivesReport {
    private ArchivesReport() {}

    public static String all(JsonNode json) {
        if (json.path("archives").isEmpty()) {
            return "There is no archive.\n";
        }
        var table =
                TextTable.of(
                        "Archive",
                        "Projection",
                        ">Position",
                        "Written",
                        ">Rows",
                        ">MiB",
                        "Code",
                        "Its schema holds");
        for (var one : json.path("archives")) {
            table.row(
                    one.path("name").asString(),
                    one.path("projection").asString(),
                    one.path("position").asLong(),
                    one.path("createdAt").asString(),
                    one.path("rows").asLong(),
                    String.format(
                            Locale.ROOT, "%.1f", one.path("bytes").asLong() / (1024.0 * 1024)),
                    one.path("code").asBoolean() ? "" : "MISSING",
                    kept(one));
        }
        return table.render();
    }

    private static String kept(JsonNode archive) {
        return archive.path("keptBuild").isNumber()
                ? "build %d, %s"
                        .formatted(
                                archive.path("keptBuild").asInt(),
                                archive.path("keptState").asString())
                : "";
    }

    public static String restored(JsonNode archive) {
        return "%s is restored with %d rows at %d events, as %s; runners bring it up to date.%nnext: tidemark projections, and tidemark archive drop %s when it is no longer needed%n"
                .formatted(
                        archive.path("projection").asString(),
                        archive.path("rows").asLong(),
                        archive.path("position").asLong(),
                        kept(archive),
                        archive.path("name").asString());
    }

    public static String dropped(JsonNode archive) {
        return "The schema of %s is dropped; the archive stays.%nnext: tidemark archive restore %s, or purge%n"
                .formatted(archive.path("projection").asString(), archive.path("name").asString());
    }
}
