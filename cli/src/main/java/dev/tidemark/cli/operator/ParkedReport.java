package dev.tidemark.cli.operator;

import dev.tidemark.cli.terminal.TextTable;
import tools.jackson.databind.JsonNode;

/// The answer of `/operator/parked`.
public record ParkedReport(JsonNode json) {
    public boolean isEmpty() {
        return json.path("parked").isEmpty();
    }

    public String render() {
        if (isEmpty()) {
            return "No household is parked.\n";
        }
        var table =
                TextTable.of(
                        "Projection",
                        "Household",
                        ">Since",
                        ">Events",
                        "State",
                        "Cause",
                        "Last retry");
        json.path("parked")
                .forEach(one ->
                        table.row(
                                one.path("projection").asString(),
                                one.path("household").asString(),
                                one.path("since").asLong(),
                                one.path("events").asLong(),
                                one.path("state").asString(),
                                one.path("cause").asString(""),
                                one.path("outcome").asString("")));
        return table.render();
    }
}
