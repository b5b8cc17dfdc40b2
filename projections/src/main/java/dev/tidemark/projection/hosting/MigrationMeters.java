package dev.tidemark.projection.hosting;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.migration.Migration;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.migration.Phase;
import dev.tidemark.projection.pacing.BuildProgress;
import dev.tidemark.projection.pacing.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;

/// The open migrations as gauges, each tagged with its phase: `tidemark.migration.phase` is 1 for
/// every one of them, the others say whether it waits for a person, and how far and how fast its
/// build is.
final class MigrationMeters {
    private final Migrations migrations;
    private final BuildProgress progress;
    private final Map<MultiGauge, ToDoubleFunction<Open>> gauges = new LinkedHashMap<>();

    /// @param build nothing of nothing while it is not built
    private record Open(Migration migration, Progress.Now build) {
        Tags tags() {
            return Tags.of(
                    "read.model",
                    migration.readModel(),
                    "migration",
                    "" + migration.id(),
                    "to",
                    migration.to().projection().toString(),
                    "phase",
                    migration.phase().label());
        }

        double perSecond() {
            Long rate = build.perSecond();
            return rate == null ? 0 : rate;
        }
    }

    MigrationMeters(
            Migrations migrations,
            @Qualifier("runnerDatabase") Database runnerDatabase,
            ObjectProvider<MeterRegistry> registries) {
        this.migrations = migrations;
        this.progress = new BuildProgress(runnerDatabase);
        registries.ifUnique(registry -> {
            gauge(registry, "phase", _ -> 1);
            gauge(registry, "waits", open -> open.migration().problem() == null ? 0 : 1);
            gauge(registry, "build.rate", Open::perSecond);
            gauge(registry, "build.done", open -> open.build().done());
            gauge(registry, "build.total", open -> open.build().total());
        });
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Open> value) {
        gauges.put(MultiGauge.builder("tidemark.migration." + name).register(registry), value);
    }

    /// To be called every few seconds: the rate is that between calls.
    void update() {
        if (gauges.isEmpty()) {
            return;
        }
        List<Open> open =
                migrations.all().stream()
                        .filter(migration -> migration.closedAt() == null)
                        .map(migration -> new Open(migration, progress(migration)))
                        .toList();
        gauges.forEach((gauge, value) ->
                gauge.register(
                        open.stream()
                                .map(one -> MultiGauge.Row.of(one.tags(), one, value))
                                .toList(),
                        true));
    }

    private Progress.Now progress(Migration migration) {
        return migration.phase() instanceof Phase.Building building
                ? progress.of(migration.to(), building.upTo().stream().mapToLong(n -> n).sum())
                : new Progress.Now(0, 0, null, null);
    }
}
