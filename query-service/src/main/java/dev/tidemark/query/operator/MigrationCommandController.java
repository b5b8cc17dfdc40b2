package dev.tidemark.query.operator;

import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What an operator says to an open migration; each answers how it stands afterwards.
@RestController
@RequestMapping("/operator/migrations/{id}")
final class MigrationCommandController {
    private final MigrationDesk desk;
    private final MigrationStates states;

    MigrationCommandController(MigrationDesk desk, MigrationStates states) {
        this.desk = desk;
        this.states = states;
    }

    /// @param eventsPerSecond by default as many as the live reads bear
    record Throttle(@Nullable Integer eventsPerSecond, @Nullable String reason) {}

    /// @param hours as `01:00-05:00`, UTC; by default the whole day
    record Working(@Nullable String hours, @Nullable String reason) {}

    /// @param percent of all households; 0 by default
    /// @param households besides
    record Canary(
            @Nullable Integer percent, @Nullable List<UUID> households, @Nullable String reason) {}

    private interface Command {
        void carryOut(Migrations migrations, Operator operator);
    }

    private MigrationState carryOut(
            long id, @Nullable String reason, Principal caller, Command command) {
        Migrations migrations = desk.migrations();
        command.carryOut(migrations, MigrationController.operator(caller, reason));
        return states.of(migrations.find(id));
    }

    @PostMapping("/pause")
    MigrationState pause(@PathVariable long id, @RequestBody Reason body, Principal caller) {
        return carryOut(id, body.reason(), caller, (m, operator) -> m.pause(id, operator));
    }

    /// After a pause, or after a problem that is mended.
    @PostMapping("/resume")
    MigrationState resume(@PathVariable long id, @RequestBody Reason body, Principal caller) {
        return carryOut(id, body.reason(), caller, (m, operator) -> m.resume(id, operator));
    }

    @PostMapping("/throttle")
    MigrationState throttle(@PathVariable long id, @RequestBody Throttle body, Principal caller) {
        return carryOut(
                id,
                body.reason(),
                caller,
                (m, operator) -> m.throttle(id, body.eventsPerSecond(), operator));
    }

    @PostMapping("/hours")
    MigrationState hours(@PathVariable long id, @RequestBody Working body, Principal caller) {
        return carryOut(
                id, body.reason(), caller, (m, operator) -> m.hours(id, body.hours(), operator));
    }

    @PostMapping("/verify")
    MigrationState verify(@PathVariable long id, @RequestBody Reason body, Principal caller) {
        return carryOut(id, body.reason(), caller, (m, operator) -> m.verify(id, operator));
    }

    @PostMapping("/shadow")
    MigrationState shadow(@PathVariable long id, @RequestBody Reason body, Principal caller) {
        return carryOut(id, body.reason(), caller, (m, operator) -> m.shadow(id, operator));
    }

    @PostMapping("/canary")
    MigrationState canary(@PathVariable long id, @RequestBody Canary body, Principal caller) {
        int percent = Objects.requireNonNullElse(body.percent(), 0);
        List<UUID> households = Objects.requireNonNullElse(body.households(), List.of());
        if (households.stream().anyMatch(Objects::isNull)) {
            throw Refused.at(Problem.MALFORMED_REQUEST, "/households", "households must be UUIDs");
        }
        return carryOut(
                id,
                body.reason(),
                caller,
                (m, operator) -> m.canary(id, percent, households, operator));
    }

    /// Has the version before answer again.
    @PostMapping("/rollback")
    MigrationState rollback(@PathVariable long id, @RequestBody Reason body, Principal caller) {
        return carryOut(id, body.reason(), caller, (m, operator) -> m.rollback(id, operator));
    }

    @PostMapping("/retire")
    MigrationState retire(@PathVariable long id, @RequestBody Reason body, Principal caller) {
        return carryOut(id, body.reason(), caller, (m, operator) -> m.retire(id, operator));
    }

    @PostMapping("/abort")
    MigrationState abort(@PathVariable long id, @RequestBody Reason body, Principal caller) {
        return carryOut(id, body.reason(), caller, (m, operator) -> m.abort(id, operator));
    }
}
