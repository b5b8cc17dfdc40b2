package dev.tidemark.cli.demo;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the read model household says about categories.
///
/// @param groups by id, the name at the top of the path
/// @param kinds by id, `expense` or `income`
record CategoryTree(Map<String, String> groups, Map<String, String> kinds) {
    private static final String NONE = "(none)";

    static CategoryTree of(JsonNode categories) {
        var groups = new HashMap<String, String>();
        var kinds = new HashMap<String, String>();
        categories.forEach(category -> {
            var id = category.path("id").asString();
            groups.put(id, category.path("path").path(0).asString());
            kinds.put(id, category.path("kind").asString());
        });
        return new CategoryTree(groups, kinds);
    }

    String groupOf(String category) {
        return groups.getOrDefault(category, NONE);
    }

    /// Money without a category is spent if it goes out.
    boolean isSpending(String category, boolean goesOut) {
        return category.isEmpty() ? goesOut : "expense".equals(kinds.get(category));
    }
}
