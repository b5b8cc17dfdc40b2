package dev.tidemark.cli.migration;

import java.util.LinkedHashMap;
import java.util.Map;

/// What readers felt in one phase.
///
/// @param read the time of an answer at the median, the 99th percentile and the most
/// @param lag from the acknowledgement of a write to an answer with it, at the same
record Felt(String phase, double seconds, Percentiles read, Percentiles lag) {
    /// In milliseconds; 0 where there was nothing to measure.
    record Percentiles(long p50, long p99, long most) {
        private static Percentiles of(Timings timings, Span span) {
            return new Percentiles(
                    timings.percentile(span, 0.5).toMillis(),
                    timings.percentile(span, 0.99).toMillis(),
                    timings.longest(span).toMillis());
        }

        String render() {
            return most == 0 ? "" : "%d / %d / %d".formatted(p50, p99, most);
        }

        private Map<String, Object> toJson() {
            return Map.of("p50_ms", p50, "p99_ms", p99, "max_ms", most);
        }
    }

    static Felt of(String phase, Span span, Traffic traffic) {
        return new Felt(
                phase,
                span.seconds(),
                Percentiles.of(traffic.reads(), span),
                Percentiles.of(traffic.lags(), span));
    }

    Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("read", read.toJson());
        json.put("lag", lag.toJson());
        return json;
    }
}
