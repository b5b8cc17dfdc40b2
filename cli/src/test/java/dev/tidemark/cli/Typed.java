package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;

/// What came of a command line.
record Typed(int exitCode, String out, String err) {
    static Typed command(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
        var exitCode = TidemarkCommand.commandLine(terminal).execute(arguments);
        return new Typed(exitCode, out.toString(), err.toString());
    }
}
