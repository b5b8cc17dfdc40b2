package dev.tidemark.cli;

import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.lint.Changelogs;
import dev.tidemark.lint.Finding;
import dev.tidemark.lint.Linter;
import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.rule.Released;
import dev.tidemark.lint.rule.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        description =
                "Names what in a changelog would hurt when it runs, and what to do instead; 1 if there is anything.",
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "DIR or FILE",
            arity = "0..*",
            description = "changelogs (default: those of the checkout that this program is in)")
    private List<Path> places = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "RISK",
            defaultValue = "MEDIUM",
            description =
                    "end with 1 from this risk on: ${COMPLETION-CANDIDATES} (default: MEDIUM)")
    private Risk failOn = Risk.MEDIUM;

    @Option(names = "--json", paramLabel = "FILE", description = "write the findings there too")
    private @Nullable Path json;

    @Option(
            names = "--release",
            paramLabel = "NAME",
            description =
                    "when nothing is found, add what is new to the list of released changelogs; for example v0.1")
    private @Nullable String release;

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            return lint();
        } catch (IllegalArgumentException e) {
            throw Refused.because("%s", e.getMessage());
        } catch (IOException e) {
            throw Refused.because("Nothing is linted: %s", e);
        }
    }

    private int lint() throws IOException {
        var list = Installation.found().home().resolve("lint").resolve("released.txt");
        var released = Released.read(list);
        var linter = new Linter(released);
        var changelogs = changelogs();
        var findings = changelogs.stream().flatMap(one -> linter.lint(one).stream()).toList();
        var report = new LintReport(changelogs.size(), failOn, findings);
        terminal.out().print(report.render());
        terminal.out().flush();
        if (json != null) {
            Files.writeString(json, Json.MAPPER.writeValueAsString(report.json()) + "\n");
        }
        if (release != null && findings.stream().allMatch(Finding::isAllowed)) {
            add(released, list, release, changelogs);
        }
        return report.isWell() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }

    private List<Changelog> changelogs() throws IOException {
        var found = new ArrayList<Changelog>();
        if (places.isEmpty()) {
            found.addAll(Changelogs.of(Installation.found().home()));
        } else if (release != null) {
            throw Refused.asTyped("--release is about every changelog: name no DIR or FILE.");
        }
        for (var place : places) {
            var there = Changelogs.in(place);
            if (there.isEmpty()) {
                throw Refused.because(
                        "There is no changelog at %s. Name a changelog.sql, or a folder above one.",
                        place);
            }
            found.addAll(there);
        }
        if (found.isEmpty()) {
            throw Refused.because(
                    "There are no sources in %s. Name a DIR or a FILE.",
                    Installation.found().home());
        }
        return found;
    }

    private void add(Released released, Path list, String name, List<Changelog> changelogs)
            throws IOException {
        if (!name.matches("v\\d+(\\.\\d+)*")) {
            throw Refused.asTyped("'%s' is not the name of a release, such as v0.1.", name);
        }
        var added = released.add(list, name, changelogs);
        terminal.say(
                added.isEmpty()
                        ? "Everything was released before."
                        : "Added %d to %s. Commit it.".formatted(added.size(), list));
    }
}
