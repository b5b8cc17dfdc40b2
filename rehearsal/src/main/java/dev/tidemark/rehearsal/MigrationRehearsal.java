package dev.tidemark.rehearsal;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.rehearsal.generator.StreamPlan;
import dev.tidemark.rehearsal.migration.RehearsedMigration;
import dev.tidemark.rehearsal.migration.Scene;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// A migration from `--from=spending/1` to `--to=spending/2`, with the events of `--file=FILE`, or
/// with those that [Generation] would make of the other arguments.
record MigrationRehearsal(
        ProjectionId from,
        ProjectionId to,
        Optional<Path> file,
        List<String> rest,
        PrintStream out) {
    private static final Set<String> OWN = Set.of("--from", "--to", "--file");

    static MigrationRehearsal of(List<String> arguments, PrintStream out) {
        Map<String, String> own = new HashMap<>();
        List<String> rest = new ArrayList<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (OWN.contains(parts[0]) && parts.length == 2) {
                own.put(parts[0], parts[1]);
            } else {
                rest.add(argument);
            }
        }
        return new MigrationRehearsal(
                ProjectionId.parse(own.getOrDefault("--from", "")),
                ProjectionId.parse(own.getOrDefault("--to", "")),
                Optional.ofNullable(own.get("--file")).map(Path::of),
                rest,
                out);
    }

    /// @param households that the events are of
    /// @param storeSeconds that it took to store them, while the first version was fed
    record Report(int households, double storeSeconds, RehearsedMigration migration) {}

    void run() throws InterruptedException {
        Report report = file.isPresent() ? ofFile(file.get()) : ofGenerated();
        out.println(JsonMapper.shared().writeValueAsString(report));
    }

    private Report ofFile(Path events) {
        try (var scene = Scene.open(from, to, settings(rest, 4))) {
            var stored = new Stored(out);
            var copied = scene.store(events, stored::add);
            return migrated(scene, stored, copied.households());
        }
    }

    private Report ofGenerated() throws InterruptedException {
        var arguments = GenerateArguments.parse(rest);
        StreamPlan plan = arguments.plan();
        try (var scene =
                Scene.open(from, to, settings(arguments.settings(), arguments.threads()))) {
            var stored = new Stored(out);
            scene.store(plan, arguments.threads(), stored::add);
            return migrated(scene, stored, plan.households());
        }
    }

    private Report migrated(Scene scene, Stored stored, int households) {
        double storing = stored.seconds();
        var migration = scene.migrate(stored.events(), step -> out.println("rehearsed: " + step));
        return new Report(households, storing, migration);
    }

    private static List<String> settings(List<String> given, int connections) {
        return Stream.concat(
                        given.stream(),
                        Stream.of(
                                "--tidemark.database.durable=false",
                                "--tidemark.database.pool-size=" + connections,
                                "--tidemark.relay.batch-events=10000",
                                "--tidemark.migration.rests=false",
                                "--tidemark.migration.workers=4",
                                "--logging.level.root=warn"))
                .toList();
    }

    /// How many events are stored; says so now and then.
    private static final class Stored {
        private static final long OFTEN = 100_000;

        private final PrintStream out;
        private final long begin = System.nanoTime();
        private long events;

        Stored(PrintStream out) {
            this.out = out;
        }

        synchronized void add(long more) {
            if ((events + more) / OFTEN > events / OFTEN) {
                out.printf(Locale.ROOT, "rehearsed: %,d events stored%n", events + more);
            }
            events += more;
        }

        synchronized long events() {
            return events;
        }

        double seconds() {
            return (System.nanoTime() - begin) / 10_000_000 / 100.0;
        }
    }
}
