package dev.tidemark.cli.blackbox;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is put in the place of each part of a good body.
final class Mutations {
    /// Shows in a log where a caller could write lines of their own.
    static final String FORGED_LINE = "ERROR forged by a caller";

    /// Texts that do harm where they are not taken as texts.
    static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "x",
                    "x".repeat(255),
                    "x".repeat(256),
                    "x".repeat(1_001),
                    "x".repeat(60_000),
                    "' or 1=1; drop table event_store.event; --",
                    "\"}, {\"$gt\": \"\"",
                    "${jndi:ldap://127.0.0.1/x}",
                    "{{7*7}} #{7*7} %{7*7} <%= 7*7 %>",
                    "<script>alert(1)</script>",
                    "=HYPERLINK(\"http://127.0.0.1\")",
                    "../../../etc/passwd",
                    "a\r\n" + FORGED_LINE,
                    "a\tb",
                    "\u202Egnp.exe\u2066",
                    "\u200B",
                    "e\u0301\u0301\u0301\u0301 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                    "\u0645\u0631\u062D\u0628\u0627",
                    "%00%0d%0a",
                    "null",
                    "NaN",
                    "-1",
                    "0",
                    "-0.00",
                    "0.001",
                    "1e400",
                    "999999999999999999",
                    "9".repeat(40),
                    "\u0661\u0662.\u0663\u0664",
                    "1900-01-01",
                    "2200-12-31",
                    "2026-02-29",
                    "0000-00-00",
                    "+999999999-12-31",
                    "00000000-0000-0000-0000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "EXPENSE",
                    "eur",
                    "XXX");

    /// As JSON: other types, what no parser must choke on, characters that only escapes can say.
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "1.5",
                    "1e400",
                    "1e-400",
                    "2147483648",
                    "9223372036854775808",
                    "1".repeat(99),
                    "1".repeat(2_000),
                    "[]",
                    "[null]",
                    "[[]]",
                    "{}",
                    "{\"\": {}}",
                    "[".repeat(30) + "]".repeat(30),
                    "[".repeat(5_000),
                    "\"\\u0000\"",
                    "\"a\\u0001\\u007f\\u0085b\"",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"\\uffff\"",
                    "\"\\ud83d\\ude00\"",
                    "NaN",
                    "'x'",
                    "");

    private static final String HERE = "\"here-comes-the-mutation\"";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Mutations() {}

    /// The body with one of its parts missing, doubled, unknown or replaced, for every part and
    /// every replacement.
    static List<String> of(JsonNode good) {
        List<String> bodies = new ArrayList<>(List.of("", "null", "[]", "\"x\"", "{", "{}{}"));
        visit(good, good, bodies);
        return bodies;
    }

    private static void visit(JsonNode root, JsonNode node, List<String> bodies) {
        switch (node) {
            case ObjectNode object -> {
                object.set("unheardOf", JSON.readTree(HERE));
                replaced(root, bodies);
                object.remove("unheardOf");
                for (String name : List.copyOf(object.propertyNames())) {
                    JsonNode before = object.get(name);
                    object.remove(name);
                    bodies.add(root.toString());
                    object.set(name, JSON.readTree(HERE));
                    replaced(root, bodies);
                    twice(root, name, before, bodies);
                    object.set(name, before);
                    visit(root, before, bodies);
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    JsonNode before = array.get(i);
                    array.set(i, JSON.readTree(HERE));
                    replaced(root, bodies);
                    array.set(i, before);
                    visit(root, before, bodies);
                }
            }
            default -> {}
        }
    }

    private static void replaced(JsonNode root, List<String> bodies) {
        String template = root.toString();
        VALUES.forEach(value -> bodies.add(template.replace(HERE, value)));
        TEXTS.forEach(text -> bodies.add(template.replace(HERE, JSON.writeValueAsString(text))));
    }

    private static void twice(JsonNode root, String name, JsonNode value, List<String> bodies) {
        String field = "\"" + name + "\":";
        bodies.add(root.toString().replace(field + HERE, field + value + "," + field + value));
    }
}
