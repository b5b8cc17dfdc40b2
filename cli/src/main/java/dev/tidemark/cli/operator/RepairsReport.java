package dev.tidemark.cli.operator;

import dev.tidemark.cli.terminal.TextTable;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The answers of `/operator/repairs/{id}`, one for each read model.
public record RepairsReport(ObjectNode json) {
    public static RepairsReport empty() {
        var json = JsonNodeFactory.instance.objectNode();
        json.putArray("repairs");
        return new RepairsReport(json);
    }

    public void add(JsonNode repair) {
        json.withArray("repairs").add(repair);
    }

    /// Whether one of them changed nothing because it could not.
    public boolean failed() {
        for (var repair : json.path("repairs")) {
            if (!repair.path("state").asString().equals("repaired")) {
                return true;
            }
        }
        return json.path("repairs").isEmpty();
    }

    public String render() {
        var table = TextTable.of("Projection", ">Households", "Table", ">Rows out", ">Rows in");
        var failures = new ArrayList<String>();
        for (var repair : json.path("repairs")) {
            for (var rows : repair.path("tables")) {
                table.row(
                        repair.path("projection").asString(),
                        repair.path("households").asLong(),
                        rows.path("table").asString(),
                        rows.path("removed").asLong(),
                        rows.path("written").asLong());
            }
            if (repair.path("failure").isString()) {
                failures.add(repair.path("failure").asString());
            }
        }
        return table.render()
                + (failures.isEmpty() ? "" : "\n" + String.join("\n", failures) + "\n");
    }
}
