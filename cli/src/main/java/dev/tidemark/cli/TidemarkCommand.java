package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `./tidemark` runs.
@Command(
        name = "tidemark",
        description = "Runs Tidemark on this machine, and operates it wherever it runs.",
        mixinStandardHelpOptions = true,
        version = "tidemark 0.1.0",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:done, and things differ that should agree",
            " 2:the command line makes no sense",
            " 3:not done: nothing answers, or it was refused"
        })
public final class TidemarkCommand {
    public static void main(String[] arguments) {
        System.exit(commandLine(Terminal.ofThisProcess()).execute(arguments));
    }

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new TidemarkCommand())
                .addSubcommand(new UpCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new TokenCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new ProjectionsCommand(terminal))
                .addSubcommand(MigrateCommand.with(terminal))
                .addSubcommand(new RelayCommand(terminal))
                .addSubcommand(new ParkedCommand(terminal))
                .addSubcommand(new RepairCommand(terminal))
                .addSubcommand(new ArchiveCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .addSubcommand(new BackupCommand(terminal))
                .addSubcommand(new RestoreCommand(terminal))
                .addSubcommand(EventsCommand.with(terminal))
                .addSubcommand(new LintCommand(terminal))
                .addSubcommand(new VersionCommand(terminal))
                .addSubcommand(new RehearseCommand(terminal))
                .addSubcommand(new BenchCommand(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Complaints());
    }
}
