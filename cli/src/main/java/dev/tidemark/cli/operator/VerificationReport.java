package dev.tidemark.cli.operator;

import dev.tidemark.cli.terminal.TextTable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The answer of `/operator/migrations/{id}/report`.
public record VerificationReport(long migration, JsonNode json) {
    public boolean passed() {
        return json.path("passed").asBoolean();
    }

    public String render() {
        return findings() + next();
    }

    /// Without what is to be done next.
    public String findings() {
        var text = new StringBuilder();
        text.append(
                "%s %s against %s at position %d: %s%n"
                        .formatted(
                                json.path("at").asString(),
                                json.path("to").path("schema").asString(),
                                json.path("from").path("schema").asString(),
                                json.path("position").asLong(),
                                passed() ? "passed" : "NOT PASSED"));
        text.append('\n').append(comparisons());
        json.path("assertions").forEach(assertion -> assertion(assertion, text));
        money(json.path("from"), text);
        money(json.path("to"), text);
        json.path("differences").forEach(difference -> difference(difference, text));
        json.path("reasons")
                .forEach(reason -> text.append("! ").append(reason.asString()).append('\n'));
        return text.toString();
    }

    private String comparisons() {
        var table =
                TextTable.of("Compared", ">Households", ">Rows", ">Rows new", ">Differing", "Hash");
        json.path("comparisons")
                .forEach(one ->
                        table.row(
                                one.path("query").asString(),
                                one.path("households").asLong(),
                                one.path("fromRows").asLong(),
                                one.path("toRows").asLong(),
                                one.path("differingRows").asLong(),
                                one.path("fromHash").equals(one.path("toHash"))
                                        ? "equal"
                                        : "DIFFERS"));
        return table.render();
    }

    private static void assertion(JsonNode assertion, StringBuilder text) {
        long rows = assertion.path("rows").asLong();
        text.append(
                "%s: %s%n"
                        .formatted(
                                assertion.path("query").asString(),
                                rows == 0 ? "holds" : "DOES NOT HOLD for " + rows + " rows"));
    }

    private static void money(JsonNode part, StringBuilder text) {
        part.path("money")
                .forEach(money ->
                        text.append(
                                "%s in %s: %s%n"
                                        .formatted(
                                                money.path("measure").asString(),
                                                part.path("schema").asString(),
                                                money.path("differing").asLong() == 0
                                                        ? "as in the log"
                                                        : "DIFFERS from the log for "
                                                                + money.path("differing").asLong()
                                                                + " households and currencies")));
    }

    private static void difference(JsonNode difference, StringBuilder text) {
        text.append(
                "  %s: household %s %s differs in %s; %d events, first %s%n"
                        .formatted(
                                difference.path("query").asString(),
                                difference.path("household").asString(),
                                difference.path("key"),
                                words(difference.path("columns")),
                                difference.path("eventCount").asInt(),
                                difference
                                        .path("events")
                                        .path(0)
                                        .path("type")
                                        .asString("unknown")));
        if (difference.path("values").isObject()) {
            text.append("    ").append(difference.path("values")).append('\n');
        }
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
    }

    private String next() {
        return passed()
                ? "next: tidemark migrate switch %d --reason ...%n".formatted(migration)
                : "next: tidemark migrate abort %d --reason ..., or mend it and tidemark migrate verify %d --reason ...%n"
                        .formatted(migration, migration);
    }
}
