package dev.tidemark.cli.operator;

import tools.jackson.databind.JsonNode;

/// The answer of `/operator/doctor`.
public record DoctorReport(JsonNode json) {
    public boolean isWell() {
        return json.path("findings").isArray() && json.path("findings").isEmpty();
    }

    public String render() {
        if (isWell()) {
            return "Nothing is in the way.\n";
        }
        var text = new StringBuilder();
        for (var finding : json.path("findings")) {
            text.append(
                    "%s: %s%n  %s%n  next: %s%n"
                            .formatted(
                                    finding.path("kind").asString(),
                                    finding.path("subject").asString(),
                                    finding.path("detail").asString(),
                                    finding.path("next").asString()));
        }
        return text.toString();
    }
}
