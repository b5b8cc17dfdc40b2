package dev.tidemark.cli.demo;

import dev.tidemark.cli.http.Answer;
import dev.tidemark.cli.http.Api;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Reads of one household, none of them older than what was last written.
final class Reads {
    private final Api api;
    private final String path;
    private final String atLeast;
    private final Map<String, String> positions = new LinkedHashMap<>();

    /// @param atLeast the consistency token of the last write
    Reads(Api api, UUID household, String atLeast) {
        this.api = api;
        this.path = "/api/v1/households/" + household;
        this.atLeast = atLeast;
    }

    Answer get(String below) {
        var answer =
                api.get(path + below, Map.of("Consistency-Token", atLeast, "Prefer", "wait=10"));
        positions.put(answer.header("Projection"), answer.header("Projection-Position"));
        return answer;
    }

    JsonNode body(String below) {
        return get(below).body();
    }

    /// The last position at which each read model answered.
    Map<String, String> positions() {
        return positions;
    }
}
