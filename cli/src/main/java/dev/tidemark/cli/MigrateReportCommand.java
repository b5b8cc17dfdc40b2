package dev.tidemark.cli;

import dev.tidemark.cli.operator.VerificationReport;
import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = "What the newest verification found; 1 if it did not pass.",
        mixinStandardHelpOptions = true)
final class MigrateReportCommand implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Target target = new Target();
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "ID", description = "the migration's number")
    private long id;

    @Option(
            names = "--values",
            description = "differing values, too: needs the scope operator:inspect and --reason")
    private boolean values;

    @Option(names = "--reason", description = "why values are looked at; it goes into the audit")
    private @Nullable String reason;

    MigrateReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var path = MigrateCommand.MIGRATIONS + "/" + id + "/report" + query();
        var report = new VerificationReport(id, target.asInspector(values).get(path).body());
        output.show(terminal, report.json(), report.render());
        return report.passed() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }

    private String query() {
        if (!values) {
            return "";
        }
        if (reason == null) {
            throw Refused.asTyped("--values also needs --reason: it goes into the audit.");
        }
        return "?values=true&reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
    }
}
