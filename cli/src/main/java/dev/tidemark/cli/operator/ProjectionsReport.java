package dev.tidemark.cli.operator;

import dev.tidemark.cli.terminal.TextTable;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The answer of `/operator/projections`.
public record ProjectionsReport(JsonNode json) {
    public String render() {
        var table =
                TextTable.of(
                        "Projection",
                        ">Build",
                        "State",
                        "",
                        "Phase",
                        ">Position",
                        ">Lag",
                        ">Seconds",
                        ">Parked",
                        ">MiB");
        var next = new StringBuilder();
        for (var model : json.path("readModels")) {
            model.path("versions").forEach(version -> row(model, version, table));
            next(model, next);
        }
        return table.render() + next;
    }

    private static void row(JsonNode model, JsonNode version, TextTable table) {
        table.row(
                model.path("readModel").asString() + "/" + version.path("version").asInt(),
                version.path("build").asInt(),
                version.path("state").asString(),
                version.path("active").asBoolean() ? "active" : "",
                phase(version),
                version.path("position").asLong(),
                number(version.path("lagEvents")),
                seconds(version.path("lagSeconds")),
                number(version.path("parked")),
                String.format(
                        Locale.ROOT, "%.1f", version.path("bytes").asLong() / (1024.0 * 1024)));
    }

    private static String phase(JsonNode version) {
        return version.path("phase").isString()
                ? "%s (migration %d)"
                        .formatted(
                                version.path("phase").asString(),
                                version.path("migration").asLong())
                : "";
    }

    private static String number(JsonNode number) {
        return number.isNumber() ? "" + number.asLong() : "";
    }

    private static String seconds(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%.1f", number.asDouble()) : "";
    }

    /// A version that there is code for and nobody has built.
    private static void next(JsonNode model, StringBuilder next) {
        var built =
                StreamSupport.stream(model.path("versions").spliterator(), false)
                        .map(version -> version.path("version").asInt())
                        .collect(Collectors.toSet());
        int newest = built.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (var code : model.path("code")) {
            if (code.asInt() > newest) {
                next.append(
                        "%s/%d can be built: tidemark migrate start %s --to %d --reason ...%n"
                                .formatted(
                                        model.path("readModel").asString(),
                                        code.asInt(),
                                        model.path("readModel").asString(),
                                        code.asInt()));
            }
        }
    }
}
