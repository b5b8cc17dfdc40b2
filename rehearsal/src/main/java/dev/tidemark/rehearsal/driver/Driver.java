package dev.tidemark.rehearsal.driver;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.rehearsal.generator.HouseholdPlan;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/// Several households at once, each in its own order.
public final class Driver {
    private final CommandsInProcess commands;
    private final int atOnce;

    /// @param atOnce no more than `commands` has connections
    public Driver(CommandsInProcess commands, int atOnce) {
        this.commands = commands;
        this.atOnce = atOnce;
    }

    /// Returns when everything is stored. After a failure no further household is begun, and those
    /// that were begun stay where they are.
    ///
    /// @param committed hears of each commit how many events it stored, from several threads
    /// @throws PlanRefused if the store is not what the plans are for
    public void run(List<HouseholdPlan> plans, LongConsumer committed) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            var households = new ExecutorCompletionService<Void>(threads);
            plans.forEach(plan -> households.submit(household(plan, committed)));
            try {
                for (int i = 0; i < plans.size(); i++) {
                    households.take().get();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private Callable<Void> household(HouseholdPlan plan, LongConsumer committed) {
        return () -> {
            new HouseholdDriver(commands, plan, committed).run();
            return null;
        };
    }
}
