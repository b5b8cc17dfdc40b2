package dev.tidemark.query.operator;

import dev.tidemark.projection.plan.Plan;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
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
        String readModel = body.readModel();
        if (readModel == null || readModel.isBlank()) {
            throw Refused.at(
                    Problem.MALFORMED_REQUEST,
                    "/readModel",
                    "readModel must name a read model, for example spending");
        }
        return desk.migrations().plan(readModel, body.version());
    }
}
