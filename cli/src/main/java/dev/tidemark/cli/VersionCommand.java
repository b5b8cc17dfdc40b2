package dev.tidemark.cli;

import dev.tidemark.cli.local.ImpactProgram;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.cli.version.ImpactReport;
import dev.tidemark.cli.version.NewVersion;
import dev.tidemark.cli.version.Pages;
import dev.tidemark.cli.version.SourceTree;
import java.time.YearMonth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "version",
        description = "Begins versions of read models in a checkout, and says what they touch.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class VersionCommand {
    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "new",
            description =
                    "Copies the newest version of a read model and its spec under the next number, and writes docs anew.",
            mixinStandardHelpOptions = true)
    int begin(
            @Parameters(paramLabel = "READ_MODEL", description = "for example spending")
                    String readModel,
            @Option(
                            names = "--author",
                            defaultValue = "${sys:user.name}",
                            description = "of the changelog (default: ${DEFAULT-VALUE})")
                    String author,
            @Option(
                            names = "--files-only",
                            description = "do not compile and write docs anew, which takes minutes")
                    boolean filesOnly) {
        var tree = new SourceTree(Installation.found().home());
        var version = NewVersion.write(tree, readModel, author, YearMonth.now());
        version.files().forEach(file -> terminal.say("  %s", file));
        terminal.say(
                "%s/%d is as yet the same as %1$s/%d.", readModel, version.number(), version.old());
        if (filesOnly) {
            terminal.say("Before ./mvnw verify: %s", Pages.command());
        } else {
            terminal.err().println("Compiling it, and writing docs anew, which takes minutes ...");
            Pages.write(tree);
        }
        terminal.say(
                """
                Say in its package-info.java and changelog.sql what is different, make it so, and declare in both compare files what
                the two do not agree on. Then expected.txt and docs are stale: CONTRIBUTING has the command that writes them.
                The review: diff -r v%d v%d. The check: ./mvnw verify.\
                """,
                version.old(), version.number());
        return ExitCodes.OK;
    }

    @Command(
            description =
                    "The tables, questions, events and routes of a read model, from the code.",
            mixinStandardHelpOptions = true)
    int impact(
            @Parameters(paramLabel = "READ_MODEL", description = "for example spending")
                    String readModel,
            @Mixin Output output) {
        var report = new ImpactReport(new ImpactProgram(Installation.found()).of(readModel));
        output.show(terminal, report.json(), report.render());
        return ExitCodes.OK;
    }
}
