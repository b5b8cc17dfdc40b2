package dev.tidemark.query.operator;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.registry.Adoption;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/operator/projections")
final class ProjectionsController {
    private final KeptVersions versions;
    private final Adoption adoption;

    ProjectionsController(KeptVersions versions, Adoption adoption) {
        this.versions = versions;
        this.adoption = adoption;
    }

    /// @param foreign what this release still has another changelog for
    record Adopted(String adopted, List<String> foreign) {}

    @GetMapping
    KeptVersions.AllReadModels all() {
        return new KeptVersions.AllReadModels(versions.readModels());
    }

    /// Accepts this release's changelog of a version as the one that built it.
    @PostMapping("/{readModel}/{version}/adopt")
    Adopted adopt(
            @PathVariable String readModel,
            @PathVariable int version,
            @RequestBody Reason body,
            Principal caller) {
        Operator operator = MigrationController.operator(caller, body.reason());
        if (!adoption.adopt(readModel, version, operator)) {
            throw new Refused(
                    Problem.NOTHING_TO_ADOPT,
                    "no build of that version was made by another changelog than this release has");
        }
        return new Adopted(
                readModel + "/" + version,
                adoption.foreign().stream().map(ProjectionId::toString).toList());
    }
}
