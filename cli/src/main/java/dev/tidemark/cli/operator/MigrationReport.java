package dev.tidemark.cli.operator;

import dev.tidemark.cli.terminal.Bar;
import dev.tidemark.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// A migration as `/operator/migrations/{id}` shows it.
public record MigrationReport(JsonNode json) {
    private static final int WIDTH = 24;

    /// What a script has to know of a phase.
    public enum Outcome {
        GOES_ON,
        /// It is where it should be: ready, answering, or retired.
        REACHED,
        /// It is rejected, aborted, or cannot go on.
        FAILED
    }

    public long id() {
        return json.path("id").asLong();
    }

    public String phase() {
        return json.path("phase").asString("");
    }

    public Outcome outcome() {
        if (json.path("problem").isString()) {
            return Outcome.FAILED;
        }
        return switch (phase()) {
            case "ready", "shadow", "canary", "live", "retired" -> Outcome.REACHED;
            case "rejected", "aborted" -> Outcome.FAILED;
            default -> Outcome.GOES_ON;
        };
    }

    public String render() {
        var text = new StringBuilder(line()).append('\n');
        if (json.path("problem").isString()) {
            text.append("problem: ").append(json.path("problem").asString()).append('\n');
        }
        json.path("closedGates")
                .forEach(gate -> text.append("closed: ").append(gate.asString()).append('\n'));
        return text.append(next()).toString();
    }

    /// All that changes from one second to the next.
    public String line() {
        List<String> parts = new ArrayList<>();
        parts.add(
                "migration %d %s -> %s: %s%s"
                        .formatted(
                                id(),
                                json.path("from").asString(),
                                json.path("to").asString(),
                                phase(),
                                json.path("paused").asBoolean() ? " (paused)" : ""));
        if (json.path("progress").isObject()) {
            parts.add(progress(json.path("progress")));
        }
        if (json.path("lag").isObject()) {
            parts.add("lag %d events".formatted(json.path("lag").path("events").asLong()));
        }
        parts.add(format("live p99 %.1f ms", json.path("liveP99Millis").asDouble()));
        return String.join("  ", parts);
    }

    private static String progress(JsonNode progress) {
        long done = progress.path("done").asLong();
        long total = progress.path("total").asLong();
        var bar = Bar.of(done, total, WIDTH);
        var text =
                "[%s] %d/%d"
                        .formatted(
                                bar + " ".repeat(Math.max(0, WIDTH - bar.length())), done, total);
        if (progress.path("perSecond").isNumber()) {
            text += "  %d/s".formatted(progress.path("perSecond").asLong());
        }
        if (progress.path("secondsLeft").isNumber()) {
            text += format("  %.0f s left", progress.path("secondsLeft").asDouble());
        }
        return text;
    }

    private static String format(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    /// The command that comes next, as it is typed.
    public String next() {
        var first = json.path("next").path(0).asString("");
        if (outcome() == Outcome.GOES_ON) {
            return "next: tidemark migrate watch %d%n".formatted(id());
        }
        return switch (first) {
            case "" ->
                    "next: tidemark projections, or tidemark migrate start %s --reason ...%n"
                            .formatted(json.path("readModel").asString());
            case "report" -> "next: tidemark migrate report %d%n".formatted(id());
            default ->
                    "next: tidemark migrate %s %d --reason ... (or %s)%n"
                            .formatted(first, id(), others());
        };
    }

    private String others() {
        List<String> others = new ArrayList<>();
        json.path("next").forEach(command -> others.add(command.asString()));
        return others.size() < 2
                ? "tidemark migrate history " + id()
                : String.join(", ", others.subList(1, others.size()));
    }

    /// Several, oldest first.
    public static String all(JsonNode migrations) {
        var table = TextTable.of(">Id", "From", "To", "Phase", "Since", "Problem");
        migrations.forEach(one ->
                table.row(
                        one.path("id").asLong(),
                        one.path("from").asString(),
                        one.path("to").asString(),
                        one.path("phase").asString()
                                + (one.path("paused").asBoolean() ? " (paused)" : ""),
                        one.path("since").asString(),
                        one.path("problem").asString("")));
        return table.render();
    }

    /// What `/operator/migrations/{id}/history` answers.
    public static String history(JsonNode records) {
        var table = TextTable.of("At", "Who", "Did", "Before", "After", "Release", "Reason");
        records.forEach(one ->
                table.row(
                        one.path("at").asString(),
                        one.path("actor").asString(),
                        one.path("action").asString(),
                        one.path("before").asString(""),
                        one.path("after").asString(""),
                        one.path("release").asString(""),
                        one.path("reason").asString("")));
        return table.render();
    }
}
