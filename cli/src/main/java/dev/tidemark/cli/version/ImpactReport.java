package dev.tidemark.cli.version;

import dev.tidemark.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The tables, questions, events and routes of a read model, for people.
public record ImpactReport(JsonNode json) {
    public String render() {
        var versions = json.path("versions").valueStream().toList();
        var kept = TextTable.of("Version", "Tables", "Questions");
        versions.forEach(version ->
                kept.row(
                        name(version),
                        words(version.path("tables")),
                        words(version.path("views"))));
        return kept.render() + "\n" + events(versions).render() + "\n" + routes().render();
    }

    private String name(JsonNode version) {
        return json.path("readModel").asString() + "/" + version.path("version").asString();
    }

    private static String words(JsonNode names) {
        return String.join(", ", names.valueStream().map(JsonNode::asString).toList());
    }

    /// What each version reads or writes for an event; nothing where it ignores it.
    private TextTable events(List<JsonNode> versions) {
        var headings = new ArrayList<>(List.of("Event"));
        versions.forEach(version -> headings.add(name(version)));
        var table = TextTable.of(headings.toArray(String[]::new));
        var names = new TreeSet<String>();
        versions.forEach(version -> names.addAll(version.path("events").propertyNames()));
        for (var event : names) {
            var cells = new ArrayList<>(List.of(event));
            versions.forEach(version -> cells.add(words(version.path("events").path(event))));
            table.row(cells);
        }
        return table;
    }

    private TextTable routes() {
        var table = TextTable.of("Route", "Controller", "Asks");
        json.path("routes")
                .forEach(route ->
                        table.row(
                                route.path("method").asString()
                                        + " "
                                        + route.path("path").asString(),
                                route.path("controller").asString(),
                                words(route.path("views"))));
        return table;
    }
}
