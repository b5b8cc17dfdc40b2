package dev.tidemark.query.operator;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.registry.Adoption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Looks for everything that keeps Tidemark from going on, and names the next command for each.
@RestController
@RequestMapping("/operator/doctor")
final class DoctorController {
    private static final String COMMANDS = "tidemark_command";

    private final Sessions sessions;
    private final ProjectionFindings projections;
    private final Adoption adoption;
    private final RelayLog relay;

    DoctorController(
            Sessions sessions, ProjectionFindings projections, Adoption adoption, RelayLog relay) {
        this.sessions = sessions;
        this.projections = projections;
        this.adoption = adoption;
        this.relay = relay;
    }

    record Diagnosis(List<Finding> findings) {}

    /// @param subject what it is about
    /// @param next the command to go on with
    record Finding(FindingKind kind, String subject, String detail, String next) {}

    @GetMapping
    Diagnosis diagnosis() {
        List<Finding> findings = new ArrayList<>();
        sessions.waiting().forEach(waiting -> findings.add(waiting(waiting)));
        sessions.lasting().forEach(lasting -> findings.add(lasting(lasting)));
        sessions.silent().forEach(silent -> findings.add(silent(silent)));
        relay(findings);
        adoption.foreign().forEach(foreign -> findings.add(foreign(foreign)));
        findings.addAll(projections.builds());
        findings.addAll(projections.migrations());
        return new Diagnosis(findings);
    }

    private static Finding waiting(Sessions.Waiting waiting) {
        return new Finding(
                waiting.role().equals(COMMANDS) ? FindingKind.LANE_WAIT : FindingKind.WAITING_LOCK,
                "session " + waiting.pid(),
                "%s has waited %s for %s, held by %s"
                        .formatted(
                                waiting.role(),
                                seconds(waiting.seconds()),
                                waiting.lock(),
                                waiting.blockers()),
                "psql -c 'select pg_terminate_backend(%s)', if that session is stuck"
                        .formatted(waiting.blockers().split(", ", -1)[0]));
    }

    private static Finding lasting(Sessions.Lasting lasting) {
        return new Finding(
                FindingKind.LONG_TRANSACTION,
                "session " + lasting.pid(),
                "a transaction of %s (%s) has lasted %s"
                        .formatted(
                                lasting.role(), lasting.application(), seconds(lasting.seconds())),
                "psql -c 'select pg_terminate_backend(%d)', if nobody waits for it"
                        .formatted(lasting.pid()));
    }

    private static Finding silent(Sessions.Silent silent) {
        return new Finding(
                FindingKind.DEAD_INSTANCE,
                silent.name(),
                "release %s has not been heard of for %s; it does not count any more"
                        .formatted(silent.release(), seconds(silent.seconds())),
                "start it again, or tidemark status to see who is left");
    }

    private void relay(List<Finding> findings) {
        RelayLog.Status status = relay.status();
        if (status.state().equals("refused") || status.state().equals("stopped")) {
            String message = status.message();
            findings.add(
                    new Finding(
                            FindingKind.RELAY,
                            "relay",
                            status.state() + (message == null ? "" : ": " + message),
                            "tidemark relay status"));
        }
    }

    private static Finding foreign(ProjectionId projection) {
        return new Finding(
                FindingKind.FOREIGN_CHANGELOG,
                projection.toString(),
                "this release has another changelog than the one that built it; it is not ready",
                "deploy the release that built it, or tidemark migrate adopt %s %d --reason ..."
                        .formatted(projection.readModel(), projection.version()));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.0f s", seconds);
    }
}
