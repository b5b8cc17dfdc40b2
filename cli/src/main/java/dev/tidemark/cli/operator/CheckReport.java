package dev.tidemark.cli.operator;

import dev.tidemark.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The answer of `/operator/checks/{id}`.
public record CheckReport(JsonNode json) {
    public boolean running() {
        return json.path("state").asString().equals("running");
    }

    /// A check without a single version proves nothing.
    public boolean passed() {
        return json.path("state").asString().equals("passed") && !json.path("versions").isEmpty();
    }

    public String render() {
        var table =
                TextTable.of(
                        "Projection",
                        "Table",
                        ">Rows live",
                        ">Rebuilt",
                        "Hash",
                        ">Events",
                        ">In store",
                        "");
        json.path("versions").forEach(version -> rows(version, table));
        var notes = notes();
        return table.render() + (notes.isEmpty() ? "" : "\n" + String.join("\n", notes) + "\n");
    }

    private static void rows(JsonNode version, TextTable table) {
        var events = version.path("completeness");
        for (var one : version.path("tables")) {
            table.row(
                    version.path("projection").asString(),
                    one.path("table").asString(),
                    one.path("live").path("rows").asLong(),
                    one.path("rebuilt").path("rows").asLong(),
                    one.path("equal").asBoolean() ? "equal" : "DIFFERS",
                    events.path("applied").asLong(),
                    events.path("stored").asLong(),
                    version.path("complete").asBoolean() ? "complete" : "INCOMPLETE");
        }
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        if (json.path("failure").isString()) {
            notes.add(json.path("failure").asString());
        }
        for (var version : json.path("versions")) {
            var name = version.path("projection").asString();
            if (version.path("failure").isString()) {
                notes.add(name + " could not be rebuilt: " + version.path("failure").asString());
            }
            if (version.path("parkedHouseholds").asLong() > 0) {
                notes.add(
                        name
                                + " has "
                                + version.path("parkedHouseholds").asLong()
                                + " households parked");
            }
            if (!version.path("complete").asBoolean()) {
                notes.add(name + " differs from the store in lanes " + lanes(version));
            }
        }
        return notes;
    }

    private static String lanes(JsonNode version) {
        var lanes = version.path("completeness").path("differingLanes");
        return StreamSupport.stream(lanes.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
    }
}
