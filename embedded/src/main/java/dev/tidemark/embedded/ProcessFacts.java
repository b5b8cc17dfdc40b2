package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What the operating system says about a process that need not be our child. A pid alone proves
/// nothing, because pids are given again.
public final class ProcessFacts {
    private ProcessFacts() {}

    /// The whole command line. Java's own `ProcessHandle.Info` cuts it at a page.
    public static String commandLine(ProcessHandle process) {
        try {
            var raw = Files.readString(proc(process, "cmdline"), StandardCharsets.ISO_8859_1);
            return raw.replace('\0', ' ').strip();
        } catch (IOException e) {
            return Platform.outputOf(
                            List.of("ps", "-ww", "-o", "command=", "-p", "" + process.pid()))
                    .orElse("");
        }
    }

    /// The working directory, where the system tells (Linux).
    static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(proc(process, "cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A zombie answers to its pid and does nothing else: nobody reaped it, and nothing can stop
    /// it.
    public static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(proc(process, "stat"), StandardCharsets.ISO_8859_1);
            return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    public static boolean endsWithin(ProcessHandle process, Duration bound) {
        return becomesTrue(() -> !runs(process), bound);
    }

    /// Asks every few milliseconds until the bound: an operating system gives no event to wait for.
    public static boolean becomesTrue(BooleanSupplier condition, Duration bound) {
        var deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    /// `kill` is a word of every shell, also in images that have no such program.
    static void signal(long pid, String signal) {
        Platform.outputOf(List.of("sh", "-c", "kill -" + signal + " " + pid));
    }

    private static Path proc(ProcessHandle process, String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }
}
