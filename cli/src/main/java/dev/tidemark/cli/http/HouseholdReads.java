package dev.tidemark.cli.http;

import dev.tidemark.event.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Reads of one household, none of them older than the last write.
public final class HouseholdReads {
    private static final String PAGE = "limit=500";

    private final Api api;
    private final String path;
    private final String atLeast;
    private final Map<String, String> positions = new LinkedHashMap<>();

    /// @param atLeast the consistency token of the last write, or the position of an earlier answer
    public HouseholdReads(Api api, UUID household, String atLeast) {
        this.api = api;
        this.path = "/api/v1/households/" + household;
        this.atLeast = atLeast;
    }

    public Answer get(String below) {
        var answer =
                api.get(path + below, Map.of("Consistency-Token", atLeast, "Prefer", "wait=10"));
        positions.put(answer.header("Projection"), answer.header("Projection-Position"));
        return answer;
    }

    public JsonNode body(String below) {
        return get(below).body();
    }

    /// Every element of a list that comes in pages.
    ///
    /// @param list the name of the page's list
    /// @return the last page
    public JsonNode eachOf(String below, String list, Consumer<JsonNode> each) {
        var address = below + (below.contains("?") ? "&" : "?") + PAGE;
        var page = body(address);
        page.path(list).forEach(each);
        while (page.path("next").isString()) {
            page = body(address + "&cursor=" + page.path("next").asString());
            page.path(list).forEach(each);
        }
        return page;
    }

    /// By projection, the last position at which it answered.
    public Map<String, String> positions() {
        return new LinkedHashMap<>(positions);
    }

    public static Money money(JsonNode json) {
        return Money.parse(json.path("amount").asString(), json.path("currency").asString());
    }
}
