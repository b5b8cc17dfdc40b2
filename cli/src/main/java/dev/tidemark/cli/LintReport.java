package dev.tidemark.cli;

import dev.tidemark.cli.terminal.TextTable;
import dev.tidemark.lint.Finding;
import dev.tidemark.lint.rule.Risk;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `tidemark lint` found, for people and for scripts.
///
/// @param failOn the least risk that is not well
record LintReport(int changelogs, Risk failOn, List<Finding> findings) {
    private static final Path HERE = Path.of("").toAbsolutePath();

    boolean isWell() {
        return findings.stream()
                .noneMatch(finding -> !finding.isAllowed() && finding.isAtLeast(failOn));
    }

    /// `changelogs`, `failOn`, `findings` and `allowed`; an allowed one has `because`.
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("changelogs", changelogs);
        json.put("failOn", failOn);
        json.put("findings", open().stream().map(LintReport::json).toList());
        json.put("allowed", allowed().stream().map(LintReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("risk", finding.risk());
        json.put("file", place(finding.file()));
        json.put("line", finding.line());
        json.put("rule", finding.rule());
        json.put("what", finding.what());
        json.put("why", finding.why());
        json.put("instead", finding.instead());
        if (finding.allowed() != null) {
            json.put("because", finding.allowed());
        }
        return json;
    }

    String render() {
        var text = new StringBuilder();
        if (!open().isEmpty()) {
            var table = TextTable.of("Risk", "Where", "Rule", "What");
            var advice = new LinkedHashMap<String, String>();
            for (var finding : open()) {
                table.row(finding.risk(), where(finding), finding.rule(), finding.what());
                advice.put(
                        finding.rule(),
                        "%s: %s.%n  Instead: %s.%n"
                                .formatted(finding.rule(), finding.why(), finding.instead()));
            }
            text.append(table.render()).append('\n');
            advice.values().forEach(text::append);
            text.append('\n');
        }
        for (var finding : allowed()) {
            text.append(
                    "allowed: %s %s, %s, because %s%n"
                            .formatted(
                                    where(finding),
                                    finding.rule(),
                                    finding.what(),
                                    finding.allowed()));
        }
        return text.append(
                        "%d changelogs, %d findings, %d allowed.%n"
                                .formatted(changelogs, open().size(), allowed().size()))
                .toString();
    }

    private List<Finding> open() {
        return findings.stream().filter(finding -> !finding.isAllowed()).toList();
    }

    private List<Finding> allowed() {
        return findings.stream().filter(Finding::isAllowed).toList();
    }

    private static String where(Finding finding) {
        return place(finding.file()) + ":" + finding.line();
    }

    private static String place(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(HERE)
                ? HERE.relativize(absolute).toString()
                : absolute.toString();
    }
}
