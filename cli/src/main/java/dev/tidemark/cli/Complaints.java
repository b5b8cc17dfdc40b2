package dev.tidemark.cli;

import dev.tidemark.cli.terminal.ExitCodes;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.embedded.ServerDidNotStart;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// A refusal is one sentence; only what nobody expected shows where it came from.
final class Complaints implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        return switch (failure) {
            case Refused refused -> {
                err.println(refused.getMessage());
                yield refused.exitCode();
            }
            case ServerDidNotStart notStarted -> {
                err.println(notStarted.getMessage());
                yield ExitCodes.FAILED;
            }
            case Exception unexpected -> {
                unexpected.printStackTrace(err);
                yield ExitCodes.FAILED;
            }
        };
    }
}
