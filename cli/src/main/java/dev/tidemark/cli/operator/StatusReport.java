package dev.tidemark.cli.operator;

import dev.tidemark.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The answer of `/operator/status`.
public record StatusReport(JsonNode json) {

    public String render() {
        return String.join("\n", services(), store(), relay(), projections());
    }

    private String services() {
        var table = TextTable.of("Service", "Role", ">Connections");
        json.path("services")
                .forEach(service ->
                        table.row(
                                service.path("application").asString(),
                                service.path("role").asString(),
                                service.path("connections").asInt()));
        return table.render();
    }

    private String store() {
        var store = json.path("store");
        return TextTable.of("Event store", "")
                .row("id", store.path("store").asString())
                .row("events", store.path("events").asLong())
                .row("lanes in use", store.path("lanesInUse").asInt())
                .row("commands waiting for a lane", store.path("waiting").asLong())
                .row("longest lane wait", millis(store.path("longestLaneWaitMillis")))
                .render();
    }

    private String relay() {
        return relay(json.path("relay"));
    }

    /// Also the answer of `/operator/relay`.
    public static String relay(JsonNode relay) {
        var table =
                TextTable.of("Relay", "")
                        .row("state", relay.path("state").asString())
                        .row("topic", relay.path("topic").asString("none yet"))
                        .row("checkpoint", relay.path("checkpoint").asLong())
                        .row("events to send", relay.path("lag").asLong())
                        .row("open requests", relay.path("openRequests").asLong());
        if (relay.path("message").isString()) {
            table.row("message", relay.path("message").asString());
        }
        return table.render();
    }

    private String projections() {
        var table =
                TextTable.of(
                        "Projection",
                        ">Build",
                        "State",
                        "",
                        ">Position",
                        ">Lag",
                        ">Seconds",
                        "Trouble");
        json.path("projections")
                .forEach(one ->
                        table.row(
                                one.path("projection").asString(),
                                one.path("build").asInt(),
                                one.path("state").asString(),
                                one.path("active").asBoolean() ? "active" : "",
                                one.path("position").asLong(),
                                one.path("lagEvents").asLong(),
                                String.format(
                                        Locale.ROOT, "%.1f", one.path("lagSeconds").asDouble()),
                                String.join("; ", troubles(one))));
        return table.render();
    }

    private static List<String> troubles(JsonNode projection) {
        var troubles = new ArrayList<String>();
        if (!projection.path("code").asBoolean()) {
            troubles.add("this release has no code for it");
        }
        if (projection.path("missing").asLong() != 0) {
            troubles.add(projection.path("missing").asLong() + " events missing");
        }
        if (projection.path("aheadOfStore").asLong() > 0) {
            troubles.add(projection.path("aheadOfStore").asLong() + " events ahead of the store");
        }
        if (projection.path("parked").asLong() > 0) {
            troubles.add(projection.path("parked").asLong() + " households parked");
        }
        projection
                .path("holes")
                .forEach(hole ->
                        troubles.add(
                                "topic has a hole in lane %d from %d"
                                        .formatted(
                                                hole.path("lane").asInt(),
                                                hole.path("next").asLong())));
        projection
                .path("stopped")
                .forEach(stopped ->
                        troubles.add(
                                "partition %d: %s"
                                        .formatted(
                                                stopped.path("partition").asInt(),
                                                stopped.path("message").asString())));
        return troubles;
    }

    /// Whether every projection is healthy and the relay does not refuse.
    public boolean healthy() {
        for (var projection : json.path("projections")) {
            if (!projection.path("healthy").asBoolean()) {
                return false;
            }
        }
        var relay = json.path("relay").path("state").asString();
        return !relay.equals("refused") && !relay.equals("stopped");
    }

    private static String millis(JsonNode number) {
        return String.format(Locale.ROOT, "%.1f ms", number.asDouble());
    }
}
