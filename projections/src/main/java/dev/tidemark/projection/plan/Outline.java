package dev.tidemark.projection.plan;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.plan.Planner.Sample;
import dev.tidemark.projection.registry.Build;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scales a sample up.
record Outline(
        Build from,
        Projection target,
        long events,
        Sample sample,
        FreeDisk disk,
        List<String> obstacles) {
    private static final long ENOUGH = 10_000;

    Plan plan(String sql) {
        double times = sample.events() == 0 ? 0 : (double) events / sample.events();
        long bytes = Math.round(sample.bytes() * times);
        Long free = disk.bytes().isPresent() ? disk.bytes().getAsLong() : null;
        List<String> stop = new ArrayList<>(obstacles);
        if (free != null && free < 2 * bytes) {
            stop.add(
                    "%d MiB are free where twice %d MiB are needed: make room"
                            .formatted(free >> 20, bytes >> 20));
        }
        Plan.Estimate seconds = seconds(times);
        long rows = Math.round(sample.rows() * times);
        long wal = Math.round(sample.wal() * times);
        List<String> risks = risks(sql, free);
        return new Plan(
                from.projection(),
                target.id(),
                events,
                sample.events(),
                rows,
                bytes,
                wal,
                seconds,
                free,
                sql,
                risks,
                List.copyOf(stop),
                summary(rows, bytes, wal, seconds, risks, stop));
    }

    private Plan.Estimate seconds(double times) {
        double expected = (sample.seconds() + sample.indexSeconds()) * times;
        double slow = sample.rates().quantile(0.1);
        double fast = sample.rates().quantile(0.9);
        double index = sample.indexSeconds() * times;
        return slow == 0
                ? new Plan.Estimate(expected / 2, expected, expected * 2)
                : new Plan.Estimate(
                        Math.min(expected, events / fast + index),
                        expected,
                        Math.max(expected, events / slow + index));
    }

    private List<String> risks(String sql, @Nullable Long free) {
        List<String> risks = new ArrayList<>();
        sql.lines()
                .filter(line -> line.startsWith("-- Risk:"))
                .map(line -> line.substring("-- Risk:".length()).strip())
                .forEach(risks::add);
        if (free == null) {
            risks.add("free disk is not measured: set tidemark.migration.disk-path");
        }
        if (sample.events() < ENOUGH) {
            risks.add(
                    "the sample is small, %d events: take the times as a guess"
                            .formatted(sample.events()));
        }
        return risks;
    }

    private String summary(
            long rows,
            long bytes,
            long wal,
            Plan.Estimate seconds,
            List<String> risks,
            List<String> stop) {
        var text =
                new StringBuilder(
                        """
                        %s -> %s: %,d events into about %,d rows, %,d MiB (log %,d MiB), in %.0f s (%.0f to %.0f),
                        by a dry replay of %,d events
                        """
                                .formatted(
                                        from.projection(),
                                        target.id(),
                                        events,
                                        rows,
                                        (bytes >> 20) + 1,
                                        (wal >> 20) + 1,
                                        seconds.expected(),
                                        seconds.low(),
                                        seconds.high(),
                                        sample.events()));
        risks.forEach(risk -> text.append("risk: ").append(risk).append('\n'));
        stop.forEach(obstacle -> text.append("cannot begin: ").append(obstacle).append('\n'));
        return text.toString();
    }
}
