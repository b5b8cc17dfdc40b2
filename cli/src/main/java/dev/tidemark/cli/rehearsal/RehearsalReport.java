package dev.tidemark.cli.rehearsal;

import dev.tidemark.cli.operator.VerificationReport;
import dev.tidemark.cli.terminal.TextTable;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the program of `rehearsal` answers to `migrate`.
///
/// @param seconds all in all, with the start and the end of the servers
public record RehearsalReport(JsonNode answer, double seconds) {
    public boolean passed() {
        return migration().path("passed").asBoolean();
    }

    JsonNode migration() {
        return answer.path("migration");
    }

    String version(String which) {
        return migration().path("readModel").asString() + "/" + migration().path(which).asInt();
    }

    /// The answer with the seconds that it took.
    public JsonNode json() {
        return ((ObjectNode) answer.deepCopy()).put("seconds", Math.round(seconds * 10) / 10.0);
    }

    /// For people, with what to do next.
    public String render() {
        return String.join(
                "\n",
                head(),
                steps().render(),
                new VerificationReport(1, migration().path("report")).findings(),
                next());
    }

    String head() {
        return String.format(
                Locale.ROOT,
                """
                %s -> %s over %,d events of %,d households, in %.1f s all in all.
                The servers were thrown away and did not wait for the disk (no fsync): elsewhere writing takes longer.
                """,
                version("from"),
                version("to"),
                migration().path("events").asLong(),
                answer.path("households").asLong(),
                seconds);
    }

    TextTable steps() {
        var table = TextTable.of("Step", ">Seconds");
        table.row("store the events", seconds(answer.path("storeSeconds")));
        migration()
                .path("seconds")
                .properties()
                .forEach(step -> table.row(step.getKey(), seconds(step.getValue())));
        return table;
    }

    private static String seconds(JsonNode seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds.asDouble());
    }

    private String next() {
        return passed()
                ? """
                It switched, rolled back and switched again. Rehearse it with the events of production
                (tidemark events export, then anonymise), and put what --pr writes into the pull request.\
                """
                : """
                NOT PASSED, so nothing was switched. Mend %s, or declare the difference in both of its compare
                files, and rehearse again with the same events.\
                """
                        .formatted(version("to"));
    }

    static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
