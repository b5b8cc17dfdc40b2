package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.Durations;
import dev.tidemark.benchmark.Machine;
import java.util.LinkedHashMap;
import java.util.Map;

/// @param lag from the 201 to the arrival of an answer that includes the write, one read included
/// @param write from the moment a write was due to its 201
public record LagFigures(int rate, Durations lag, Durations write, int failed) {

    /// What was measured, by what it is.
    public Map<String, Durations> durations() {
        var all = new LinkedHashMap<String, Durations>();
        all.put("from 201 to visible", lag);
        all.put("from due to 201", write);
        return all;
    }

    /// Flat, so that two runs can be compared line by line.
    public Map<String, Object> toFlat() {
        var figures = new LinkedHashMap<String, Object>();
        lag.writeTo(figures, "lag." + rate);
        figures.put("lag." + rate + ".writes", lag.count());
        figures.put("lag." + rate + ".failed", failed);
        write.writeTo(figures, "write." + rate);
        figures.putAll(Machine.facts());
        return figures;
    }
}
