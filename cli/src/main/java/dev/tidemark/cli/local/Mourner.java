package dev.tidemark.cli.local;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Notices the first child that ends, and has its obituary.
final class Mourner {
    private final CompletableFuture<String> firstDeath = new CompletableFuture<>();

    /// @param obituary what to tell the person, asked for once the process has ended
    void watch(long pid, Supplier<String> obituary) {
        ProcessHandle.of(pid)
                .ifPresentOrElse(
                        process ->
                                process.onExit().thenRun(() -> firstDeath.complete(obituary.get())),
                        () -> firstDeath.complete(obituary.get()));
    }

    String awaitDeath() {
        return firstDeath.join();
    }
}
