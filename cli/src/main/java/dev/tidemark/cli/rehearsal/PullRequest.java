package dev.tidemark.cli.rehearsal;

import dev.tidemark.cli.operator.VerificationReport;
import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The template of a migration's pull request, filled in with what a rehearsal found. What only a
/// person can say stays as the template asks for it.
public record PullRequest(RehearsalReport report) {
    private static final Path TEMPLATE = Path.of(".github/PULL_REQUEST_TEMPLATE/migration.md");

    /// @param home of a checkout
    /// @throws Refused if there is no such template
    public static String template(Path home) {
        try {
            return Files.readString(home.resolve(TEMPLATE));
        } catch (IOException e) {
            throw Refused.because(
                    "%s is no checkout of the sources: there is no %s for --pr. Run ./tidemark of one.",
                    home, TEMPLATE);
        }
    }

    public void write(String template, Path file) {
        try {
            Files.writeString(file, filled(template));
        } catch (IOException e) {
            throw Refused.because("%s cannot be written: %s. Choose another --pr.", file, e);
        }
    }

    String filled(String template) {
        var text = template.replace("NAME --to N", name() + " --to " + migration().path("to"));
        text = below(text, "Summary", "%s to %s.".formatted(from(), to()));
        text = below(text, "Declared differences from the version before:", declared());
        text = below(text, "Risk", risk());
        text = below(text, "Rollout", rollout());
        text = below(text, "Validation queries", "```sql\n" + queries() + "```");
        text = below(text, "Rollback plan", rollback());
        text = below(text, "Measured runtime", runtime());
        return below(text, "Indexes changed", indexes());
    }

    /// Below a heading, or below a line that ends with a colon.
    ///
    /// @throws IllegalStateException if the template has no such line
    private static String below(String text, String title, String more) {
        var line = (title.endsWith(":") ? "" : "## ") + title + "\n";
        int at = text.indexOf(line);
        if (at < 0) {
            throw new IllegalStateException(TEMPLATE + " has no line " + line.strip());
        }
        int end = at + line.length();
        return text.substring(0, end) + more.strip() + "\n\n" + text.substring(end).stripLeading();
    }

    private JsonNode migration() {
        return report.migration();
    }

    private String name() {
        return migration().path("readModel").asString();
    }

    private String from() {
        return report.version("from");
    }

    private String to() {
        return report.version("to");
    }

    /// What is said at the head of the file that declares them.
    private String declared() {
        return migration()
                .path("queries")
                .path("compare.new.sql")
                .asString("")
                .lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining("\n"))
                .replaceFirst("^Declared differences: ", "");
    }

    private String risk() {
        var schema = migration().path("schema");
        List<String> gone = RehearsalReport.words(schema.path("columnsRemoved"));
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s. Data loss: events are kept for ever, and the rows of %s until it is retired, then in an archive."
                        .formatted(level(gone), from()));
        lines.add(list("Only %s has the columns".formatted(from()), gone));
        lines.add(
                list(
                        "Only %s has the columns".formatted(to()),
                        RehearsalReport.words(schema.path("columnsAdded"))));
        RehearsalReport.words(migration().path("risks")).forEach(risk -> lines.add("- " + risk));
        return String.join("\n", lines);
    }

    private String level(List<String> gone) {
        if (!report.passed()) {
            return "HIGH: the verification did not pass";
        }
        return gone.isEmpty()
                ? "LOW: the verification passed, and no column goes"
                : "MEDIUM: the verification passed, and columns go";
    }

    private static String list(String title, List<String> names) {
        return names.isEmpty()
                ? "- %s: none".formatted(title)
                : "- %s: `%s`".formatted(title, String.join("`, `", names));
    }

    private String rollout() {
        return "As rehearsed, in seconds:\n\n```\n" + report.steps().render() + "```\n";
    }

    private String queries() {
        return migration().path("queries").properties().stream()
                .map(file -> "-- " + file.getKey() + "\n" + file.getValue().asString())
                .collect(Collectors.joining("\n"));
    }

    private String rollback() {
        var took = migration().path("seconds").path("rollback");
        var rehearsed =
                took.isNumber()
                        ? String.format(
                                Locale.ROOT, "in the rehearsal it took %.3f s", took.asDouble())
                        : "it was not rehearsed, because the verification did not pass";
        return """
        Before the switch: `./tidemark migrate abort ID --reason ...`; %s answers all the while. After it: `./tidemark migrate
        rollback ID --reason ...`, until %s is retired; %s, and nothing is lost, because both are fed.
        """
                .formatted(from(), from(), rehearsed);
    }

    private String runtime() {
        return report.head()
                + "\n```\n"
                + new VerificationReport(1, migration().path("report")).findings()
                + "```\n";
    }

    private String indexes() {
        var schema = migration().path("schema");
        return statements("Added", schema.path("indexesAdded"))
                + "\n"
                + statements("Removed", schema.path("indexesRemoved"));
    }

    private String statements(String title, JsonNode indexes) {
        var definitions = RehearsalReport.words(indexes);
        return definitions.isEmpty()
                ? title + ": none\n"
                : title + ":\n```sql\n" + String.join(";\n", definitions) + ";\n```\n";
    }
}
