package dev.tidemark.rehearsal;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.rehearsal.driver.Driver;
import dev.tidemark.rehearsal.generator.HouseholdPlan;
import dev.tidemark.rehearsal.generator.StreamPlan;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// From a plan to a store that holds it, with progress for whoever waits.
final class Generation {
    private static final int SAMPLE = 20;

    private final GenerateArguments arguments;
    private final PrintStream out;

    Generation(GenerateArguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /// @param seconds without the start of this program
    /// @param householdIds of the largest ones
    record Report(
            long events,
            int households,
            double seconds,
            long eventsPerSecond,
            long seed,
            String owner,
            List<UUID> householdIds) {}

    void run() throws InterruptedException {
        StreamPlan plan = arguments.plan();
        List<HouseholdPlan> households = plan.householdPlans();
        try (var commands = CommandsInProcess.open(settings())) {
            var progress = new Progress("generated", plan.events(), out);
            new Driver(commands, arguments.threads()).run(households, progress::add);
            double seconds = progress.seconds();
            out.println(
                    JsonMapper.shared()
                            .writeValueAsString(
                                    new Report(
                                            plan.events(),
                                            plan.households(),
                                            Math.round(seconds * 100) / 100.0,
                                            Math.round(plan.events() / seconds),
                                            plan.seed(),
                                            plan.owner(),
                                            sample(households))));
        }
    }

    private static List<UUID> sample(List<HouseholdPlan> households) {
        return households.stream().limit(SAMPLE).map(HouseholdPlan::household).toList();
    }

    private String[] settings() {
        return Stream.concat(
                        arguments.settings().stream(),
                        Stream.of(
                                "--tidemark.database.pool-size=" + arguments.threads(),
                                "--logging.level.root=warn"))
                .toArray(String[]::new);
    }
}
