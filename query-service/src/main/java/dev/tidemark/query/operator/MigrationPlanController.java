package dev.tidemark.query.operator;

import dev.tidemark.projection.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says what a migration would take. Takes some seconds, and opens nothing.
@RestController
@RequestMapping("/operator/migrations/plan")
final class MigrationPlanController {
    private final MigrationDesk desk;

    MigrationPlanController(MigrationDesk desk) {
        this.desk = desk;
    }

    /// @param version to go to; by default the newest that this release has
    record Question(@Nullable String readModel, @Nullable Integer version) {}

    @PostMapping
    Plan plan(@RequestBody Question body) {
        return desk.migrations().plan(ReadModelName.require(body.readModel()), body.version());
    }
}
