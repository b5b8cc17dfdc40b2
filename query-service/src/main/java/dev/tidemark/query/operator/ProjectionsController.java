package dev.tidemark.query.operator;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/operator/projections")
final class ProjectionsController {
    private final KeptVersions versions;

    ProjectionsController(KeptVersions versions) {
        this.versions = versions;
    }

    @GetMapping
    KeptVersions.AllReadModels all() {
        return new KeptVersions.AllReadModels(versions.readModels());
    }
}
