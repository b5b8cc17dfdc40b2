package dev.tidemark.query.operator;

import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import dev.tidemark.query.operator.StoreStatus.Head;
import dev.tidemark.query.operator.StoreStatus.Service;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/operator/status")
final class StatusController {
    private final StoreStatus store;
    private final RelayLog relay;
    private final ProjectionStatus projections;

    StatusController(StoreStatus store, RelayLog relay, ProjectionStatus projections) {
        this.store = store;
        this.relay = relay;
        this.projections = projections;
    }

    record Status(
            List<Service> services,
            Head store,
            RelayLog.Status relay,
            List<ProjectionState> projections) {}

    /// @param projection for example `spending/1`
    /// @param missing events that its position has passed, and that are neither applied nor parked
    /// @param healthy whether nothing is wrong with it; lag alone is not wrong
    record ProjectionState(
            String projection,
            int build,
            String state,
            boolean active,
            boolean code,
            long position,
            long lagEvents,
            double lagSeconds,
            long missing,
            long aheadOfStore,
            long parked,
            List<BuildStatus.Hole> holes,
            List<BuildStatus.Stopped> stopped,
            boolean healthy) {
        static ProjectionState of(BuildStatus status) {
            return new ProjectionState(
                    status.build().projection().toString(),
                    status.build().number(),
                    status.build().state().name().toLowerCase(Locale.ROOT),
                    status.active(),
                    status.code(),
                    status.position(),
                    status.lagEvents(),
                    status.lagSeconds(),
                    status.missing(),
                    status.aheadOfStore(),
                    status.parked(),
                    status.holes(),
                    status.stopped(),
                    status.healthy());
        }
    }

    @GetMapping
    Status status() {
        return new Status(
                store.services(),
                store.head(),
                relay.status(),
                projections.all().stream().map(ProjectionState::of).toList());
    }
}
