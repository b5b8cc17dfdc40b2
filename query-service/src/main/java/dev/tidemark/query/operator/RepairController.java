package dev.tidemark.query.operator;

import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.runner.RepairScope;
import dev.tidemark.projection.runner.Repairs;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Has rows of the version that answers made anew from the log.
@RestController
@RequestMapping("/operator/repairs")
final class RepairController {
    private final Repairs repairs;
    private final RunningRepairs running;

    RepairController(Repairs repairs, RunningRepairs running) {
        this.repairs = repairs;
        this.running = running;
    }

    /// @param household or `partition`, not both
    record Wanted(
            @Nullable String readModel,
            @Nullable UUID household,
            @Nullable Integer partition,
            @Nullable String reason) {}

    @PostMapping
    ResponseEntity<RunningRepairs.Repair> start(@RequestBody Wanted body, Principal caller) {
        Operator operator = MigrationController.operator(caller, body.reason());
        RunningRepairs.Repair repair = running.start(scope(body), operator);
        return ResponseEntity.accepted()
                .location(URI.create("/operator/repairs/" + repair.id()))
                .body(repair);
    }

    private RepairScope scope(Wanted body) {
        String readModel = ReadModelName.require(body.readModel());
        UUID household = body.household();
        Integer partition = body.partition();
        if (household != null && partition == null) {
            return repairs.household(readModel, household);
        }
        if (partition != null && household == null) {
            return repairs.partition(readModel, partition);
        }
        throw malformed("/household", "either household or partition says what is repaired");
    }

    private static Refused malformed(String pointer, String rule) {
        return Refused.at(Problem.MALFORMED_REQUEST, pointer, rule);
    }

    @GetMapping("/{id}")
    RunningRepairs.Repair repair(@PathVariable UUID id) {
        return running.find(id).orElseThrow(Refused::notFound);
    }
}
