package dev.tidemark.query.operator;

import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/operator/checks")
final class CheckController {
    private final RunningChecks checks;

    CheckController(RunningChecks checks) {
        this.checks = checks;
    }

    /// Rebuilds every live version aside and compares: takes as long as folding the whole log.
    @PostMapping
    ResponseEntity<RunningChecks.Check> start() {
        if (!checks.possible()) {
            throw new Refused(
                    Problem.UNAVAILABLE,
                    "a check makes throw-away schemas: set tidemark.database.migrator.username and .password");
        }
        RunningChecks.Check check = checks.start();
        return ResponseEntity.accepted()
                .location(URI.create("/operator/checks/" + check.id()))
                .body(check);
    }

    @GetMapping("/{id}")
    RunningChecks.Check check(@PathVariable UUID id) {
        return checks.find(id).orElseThrow(Refused::notFound);
    }
}
