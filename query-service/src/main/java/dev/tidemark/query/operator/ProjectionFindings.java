package dev.tidemark.query.operator;

import dev.tidemark.projection.migration.Migration;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.migration.Phase;
import dev.tidemark.projection.registry.SchemaDrift;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import dev.tidemark.query.operator.DoctorController.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What is wrong with builds that are fed, and with open migrations.
@Component
final class ProjectionFindings {
    private final ProjectionStatus status;
    private final MigrationDesk desk;
    private final ObjectProvider<SchemaDrift> drift;

    ProjectionFindings(
            ProjectionStatus status, MigrationDesk desk, ObjectProvider<SchemaDrift> drift) {
        this.status = status;
        this.desk = desk;
        this.drift = drift;
    }

    List<Finding> builds() {
        List<Finding> findings = new ArrayList<>();
        status.all().forEach(build -> add(build, findings));
        drift.ifAvailable(found -> found.all().forEach(one -> findings.add(altered(one))));
        return findings;
    }

    private static Finding altered(SchemaDrift.Drift drift) {
        return new Finding(
                FindingKind.SCHEMA_DRIFT,
                drift.build().schema(),
                String.join("; ", drift.differences()),
                drift.remedy());
    }

    private static void add(BuildStatus build, List<Finding> findings) {
        String name = build.build().projection().toString();
        if (!build.code()) {
            findings.add(
                    new Finding(
                            FindingKind.NO_CODE,
                            name,
                            "this release has no code for it",
                            "deploy a release that has, or tidemark migrate rollback"));
        }
        if (build.missing() != 0) {
            findings.add(
                    new Finding(
                            FindingKind.MISSING_EVENTS,
                            name,
                            "%d events that it has passed are not in its count"
                                    .formatted(build.missing()),
                            "tidemark check, then tidemark migrate start %s --to %d --reason ..."
                                    .formatted(
                                            build.build().projection().readModel(),
                                            build.build().projection().version())));
        }
        if (build.aheadOfStore() > 0) {
            findings.add(
                    new Finding(
                            FindingKind.AHEAD_OF_STORE,
                            name,
                            "%d events ahead: the store was restored from before them"
                                    .formatted(build.aheadOfStore()),
                            "tidemark relay rebuild --reason ..., then tidemark migrate start"));
        }
        if (build.parked() > 0) {
            findings.add(
                    new Finding(
                            FindingKind.PARKED,
                            name,
                            build.parked() + " households are parked",
                            "tidemark parked list"));
        }
        build.holes()
                .forEach(hole ->
                        findings.add(
                                new Finding(
                                        FindingKind.HOLE,
                                        name,
                                        "the topic lacks number %d of lane %d"
                                                .formatted(hole.next(), hole.lane()),
                                        "tidemark relay resend --lane %d --from %d --reason ..."
                                                .formatted(hole.lane(), hole.next()))));
        build.stopped()
                .forEach(stopped ->
                        findings.add(
                                new Finding(
                                        FindingKind.STOPPED_PARTITION,
                                        name + " partition " + stopped.partition(),
                                        stopped.message(),
                                        "tidemark status")));
    }

    List<Finding> migrations() {
        List<Finding> findings = new ArrayList<>();
        desk.find()
                .ifPresent(migrations ->
                        migrations.all().stream()
                                .filter(migration -> migration.closedAt() == null)
                                .forEach(migration -> add(migration, migrations, findings)));
        return findings;
    }

    private static void add(Migration migration, Migrations migrations, List<Finding> findings) {
        long id = migration.id();
        String problem = migration.problem();
        if (problem != null) {
            findings.add(
                    new Finding(
                            FindingKind.MIGRATION_PROBLEM,
                            migration.toString(),
                            problem,
                            "tidemark migrate resume %d --reason ...".formatted(id)));
        }
        switch (migration.phase()) {
            case Phase.Rejected _ ->
                    findings.add(
                            new Finding(
                                    FindingKind.MIGRATION_REJECTED,
                                    migration.toString(),
                                    "its candidate differs where nobody declared it",
                                    "tidemark migrate report " + id));
            case Phase.Ready _, Phase.Shadow _, Phase.Canary _ ->
                    migrations
                            .closedGates(id)
                            .forEach(closed ->
                                    findings.add(
                                            new Finding(
                                                    FindingKind.CLOSED_GATE,
                                                    migration.toString(),
                                                    closed,
                                                    "tidemark migrate watch " + id)));
            case Phase.Planned _, Phase.Preparing _, Phase.Building _, Phase.CatchingUp _ -> {}
            case Phase.Verifying _, Phase.Live _, Phase.Retiring _, Phase.Retired _ -> {}
            case Phase.Aborting _, Phase.Aborted _ -> {}
        }
    }
}
