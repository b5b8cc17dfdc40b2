package dev.tidemark.query.operator;

import dev.tidemark.projection.migration.Migration;
import dev.tidemark.projection.migration.MigrationRefused;
import dev.tidemark.projection.migration.MigrationRefused.Kind;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.pacing.Hours;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Opens migrations, shows them, and switches.
@RestController
@RequestMapping("/operator/migrations")
final class MigrationController {
    private final MigrationDesk desk;
    private final MigrationStates states;

    MigrationController(MigrationDesk desk, MigrationStates states) {
        this.desk = desk;
        this.states = states;
    }

    record AllMigrations(List<MigrationState> migrations) {}

    /// @param version to go to; by default the newest that this release has
    /// @param throttle events per second at most while building
    /// @param hours the time of day, UTC, outside which building waits, as `01:00-05:00`
    record Start(
            @Nullable String readModel,
            @Nullable Integer version,
            @Nullable Integer throttle,
            @Nullable String hours,
            @Nullable String reason) {}

    /// @param migrations ids of those that switch in one transaction
    /// @param force passes closed gates by, with a record of which
    record Switch(
            @Nullable List<Long> migrations, @Nullable String reason, @Nullable Boolean force) {}

    @GetMapping
    AllMigrations all() {
        return new AllMigrations(desk.migrations().all().stream().map(states::of).toList());
    }

    @GetMapping("/{id}")
    MigrationState one(@PathVariable long id) {
        return states.of(desk.migrations().find(id));
    }

    @PostMapping
    ResponseEntity<MigrationState> start(@RequestBody Start body, Principal caller) {
        Migrations migrations = desk.migrations();
        Operator operator = operator(caller, body.reason());
        String readModel = ReadModelName.require(body.readModel());
        requirePace(body);
        Migration migration = migrations.start(readModel, body.version(), operator);
        if (body.throttle() != null) {
            migrations.throttle(migration.id(), body.throttle(), operator);
        }
        if (body.hours() != null) {
            migrations.hours(migration.id(), body.hours(), operator);
        }
        return ResponseEntity.accepted()
                .location(URI.create("/operator/migrations/" + migration.id()))
                .body(one(migration.id()));
    }

    /// Before anything is opened.
    private static void requirePace(Start body) {
        if (body.throttle() != null && body.throttle() < 1) {
            throw new MigrationRefused(
                    Kind.MALFORMED, "throttle: events per second must be at least 1");
        }
        try {
            Hours.of(body.hours());
        } catch (IllegalArgumentException e) {
            throw new MigrationRefused(Kind.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    @PostMapping("/switch")
    AllMigrations switchOver(@RequestBody Switch body, Principal caller) {
        Migrations migrations = desk.migrations();
        Operator operator = operator(caller, body.reason());
        List<Long> ids = body.migrations();
        if (ids == null || ids.isEmpty() || ids.stream().anyMatch(Objects::isNull)) {
            throw Refused.at(
                    Problem.MALFORMED_REQUEST,
                    "/migrations",
                    "migrations must name at least one migration by its id");
        }
        migrations.switchOver(
                ids.stream().distinct().toList(), operator, Boolean.TRUE.equals(body.force()));
        return new AllMigrations(ids.stream().distinct().map(this::one).toList());
    }

    static Operator operator(Principal caller, @Nullable String reason) {
        return new Operator(caller.getName(), Reason.require(reason));
    }
}
