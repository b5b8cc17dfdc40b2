package dev.tidemark.projection.hosting;

import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;

/// The builds' status as gauges.
final class StatusMeters {
    private final ProjectionStatus status;
    private final Map<MultiGauge, ToDoubleFunction<BuildStatus>> gauges = new LinkedHashMap<>();

    StatusMeters(ProjectionStatus status, ObjectProvider<MeterRegistry> registries) {
        this.status = status;
        registries.ifUnique(registry -> {
            gauge(registry, "position", BuildStatus::position);
            gauge(registry, "lag.events", BuildStatus::lagEvents);
            gauge(registry, "lag.seconds", BuildStatus::lagSeconds);
            gauge(registry, "missing.events", BuildStatus::missing);
            gauge(registry, "ahead.events", BuildStatus::aheadOfStore);
            gauge(registry, "holes", build -> build.holes().size());
            gauge(registry, "parked", BuildStatus::parked);
            gauge(registry, "stopped.partitions", build -> build.stopped().size());
        });
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<BuildStatus> value) {
        gauges.put(MultiGauge.builder("tidemark.projection." + name).register(registry), value);
    }

    void update() {
        if (gauges.isEmpty()) {
            return;
        }
        List<BuildStatus> builds = status.all();
        gauges.forEach((gauge, value) ->
                gauge.register(
                        builds.stream()
                                .map(build -> MultiGauge.Row.of(tags(build), build, value))
                                .toList(),
                        true));
    }

    private static Tags tags(BuildStatus build) {
        return Tags.of(
                "projection",
                build.build().projection().toString(),
                "build",
                "" + build.build().number());
    }
}
