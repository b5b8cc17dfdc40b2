package dev.tidemark.cli.migration;

import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.operator.CheckReport;
import dev.tidemark.cli.operator.MigrationReport;
import dev.tidemark.cli.operator.VerificationReport;
import dev.tidemark.cli.terminal.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Takes `spending` from version 1 to 2 and back and there again, while it is read and written.
public final class MigrationDemo {
    private static final String READ_MODEL = "spending";
    private static final Map<String, String> REASON = Map.of("reason", "tidemark demo --migrate");

    /// Longer than the seconds in which a stall is looked for.
    private static final Duration SETTLE = Duration.ofSeconds(6);

    private static final Duration BEFORE = Duration.ofSeconds(15);
    private static final Duration AROUND = Duration.ofSeconds(5);

    private final Api operator;
    private final Api owner;
    private final String ownerToken;
    private final Consumer<String> says;
    private final Map<String, Span> phases = new LinkedHashMap<>();
    private final List<Span> switches = new ArrayList<>();

    /// @param operator opens `/operator`
    /// @param owner whose households are read
    /// @param says hears how far it is
    public MigrationDemo(Api operator, Api owner, String ownerToken, Consumer<String> says) {
        this.operator = operator;
        this.owner = owner;
        this.ownerToken = ownerToken;
        this.says = says;
    }

    /// @param households of the owner
    public MigrationFigures run(List<UUID> households) {
        timed("catch up with the generated events", this::awaitHead);
        var traffic = new Traffic(owner, ownerToken, households);
        try (traffic) {
            says.accept(
                    "Reads and writes begin slowly, and are at their rate in %d s"
                            .formatted(OpenLoop.RAMP.toSeconds()));
            pause(OpenLoop.RAMP);
            timed("before", this::nothing);
            migrate();
        }
        if (traffic.readsFailed() + traffic.writesFailed() > 0) {
            says.accept("Failed: " + traffic.failures());
        }
        timed("let the last events arrive", this::awaitHead);
        says.accept("Rebuilding every live version from the log, to compare");
        var check = timed("check", this::check);
        says.accept(check.render());
        return figures(traffic, check);
    }

    private void migrate() {
        says.accept("Plan:\n" + plan());
        var id = start();
        timed("plan, build, verify", () -> awaitReady(id));
        says.accept(report(id));
        command("switch", () -> post("/switch", Map.of("migrations", List.of(id))));
        command("rollback", () -> post("/" + id + "/rollback", Map.of()));
        command("switch again", () -> post("/switch", Map.of("migrations", List.of(id))));
        says.accept("Retiring version 1");
        timed(
                "retire",
                () -> {
                    post("/" + id + "/retire", Map.of());
                    return awaitPhase(id, "retired");
                });
    }

    private String plan() {
        var plan =
                operator.post(
                                "/operator/migrations/plan",
                                Map.of("readModel", READ_MODEL),
                                UUID.randomUUID().toString())
                        .body();
        return plan.path("summary").asString("").indent(2);
    }

    private long start() {
        var body = new LinkedHashMap<String, Object>(REASON);
        body.put("readModel", READ_MODEL);
        body.put("version", 2);
        return operator.post("/operator/migrations", body, UUID.randomUUID().toString())
                .body()
                .path("id")
                .asLong();
    }

    private JsonNode post(String below, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(REASON);
        body.putAll(more);
        return operator.post("/operator/migrations" + below, body, UUID.randomUUID().toString())
                .body();
    }

    private JsonNode migration(long id) {
        return operator.get("/operator/migrations/" + id).body();
    }

    private JsonNode awaitReady(long id) {
        return awaitPhase(id, "ready");
    }

    private JsonNode awaitPhase(long id, String wanted) {
        String phase = "";
        long phaseSince = System.nanoTime();
        while (true) {
            var now = new MigrationReport(migration(id));
            if (!now.phase().equals(phase)) {
                if (!phase.isEmpty()) {
                    phases.put(phase, Span.since(phaseSince));
                }
                phase = now.phase();
                phaseSince = System.nanoTime();
            }
            says.accept("  " + now.line());
            if (phase.equals(wanted)) {
                return now.json();
            }
            if (now.outcome() == MigrationReport.Outcome.FAILED) {
                throw Refused.because(
                        "The migration is %s: %s",
                        phase, now.json().path("problem").asString(report(id)));
            }
            pause(Duration.ofMillis(500));
        }
    }

    private String report(long id) {
        var report = operator.get("/operator/migrations/" + id + "/report").body();
        return new VerificationReport(id, report).render();
    }

    /// With quiet before and after, so that what it does to readers is its own.
    private void command(String name, Supplier<JsonNode> work) {
        pause(SETTLE);
        long begun = System.nanoTime();
        timed(name, work);
        switches.add(Span.around(begun, AROUND));
        says.accept("%s took %.0f ms".formatted(name, Span.since(begun).seconds() * 1000));
        pause(SETTLE);
    }

    private JsonNode awaitHead() {
        while (true) {
            var status = operator.get("/operator/status").body();
            boolean there =
                    StreamSupport.stream(status.path("projections").spliterator(), false)
                            .allMatch(one -> one.path("lagEvents").asLong() == 0);
            if (there) {
                return status;
            }
            pause(Duration.ofMillis(250));
        }
    }

    private CheckReport check() {
        var started = operator.post("/operator/checks", Map.of(), UUID.randomUUID().toString());
        var address = started.header("Location");
        var report = new CheckReport(started.body());
        while (report.running()) {
            pause(Duration.ofMillis(250));
            report = new CheckReport(operator.get(address).body());
        }
        return report;
    }

    private <T> T timed(String name, Supplier<T> work) {
        long begun = System.nanoTime();
        T result = work.get();
        phases.put(name, Span.since(begun));
        return result;
    }

    /// What readers feel when nobody migrates.
    private boolean nothing() {
        pause(BEFORE);
        return true;
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private MigrationFigures figures(Traffic traffic, CheckReport check) {
        long stall =
                switches.stream()
                        .mapToLong(span -> traffic.reads().longest(span).toMillis())
                        .max()
                        .orElse(0);
        return new MigrationFigures(
                traffic.reads().count(),
                traffic.readsFailed(),
                stall,
                traffic.writesAcknowledged(),
                traffic.writesFailed(),
                traffic.writesLost(),
                check.passed(),
                phases.entrySet().stream()
                        .map(phase -> Felt.of(phase.getKey(), phase.getValue(), traffic))
                        .toList());
    }
}
