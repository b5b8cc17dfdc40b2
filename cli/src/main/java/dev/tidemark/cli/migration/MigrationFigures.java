package dev.tidemark.cli.migration;

import dev.tidemark.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What readers and writers felt of a migration.
///
/// @param longestReadStallMillis of any read within five seconds before and after a switch or
///   rollback
/// @param phases in the order in which they ended
public record MigrationFigures(
        long reads,
        long readsFailed,
        long longestReadStallMillis,
        long writesAcknowledged,
        long writesFailed,
        long writesLost,
        boolean hashesEqual,
        List<Felt> phases) {
    private static final long FEWEST_READS = 1_000;
    private static final long LONGEST_STALL_MILLIS = 100;

    /// What does not hold of what a migration promises; empty if all does.
    public List<String> broken() {
        var broken = new ArrayList<String>();
        if (reads <= FEWEST_READS) {
            broken.add("only %d reads were made, which proves too little".formatted(reads));
        }
        if (readsFailed > 0) {
            broken.add(readsFailed + " reads failed");
        }
        if (longestReadStallMillis >= LONGEST_STALL_MILLIS) {
            broken.add(
                    "a read took %d ms near a switch, where %d ms are promised"
                            .formatted(longestReadStallMillis, LONGEST_STALL_MILLIS));
        }
        if (writesAcknowledged == 0) {
            broken.add("no write was acknowledged");
        }
        if (writesLost > 0) {
            broken.add(writesLost + " acknowledged writes are lost");
        }
        if (!hashesEqual) {
            broken.add("the rows are not those of a fresh replay: see tidemark check");
        }
        return broken;
    }

    public String render() {
        var table = TextTable.of("What readers and writers felt", ">");
        table.row("reads", reads);
        table.row("reads failed", readsFailed);
        table.row("longest read near a switch or rollback, ms", longestReadStallMillis);
        table.row("writes acknowledged", writesAcknowledged);
        table.row("writes refused", writesFailed);
        table.row("writes lost", writesLost);
        table.row("hashes equal to a fresh replay", hashesEqual ? "yes" : "NO");
        return table.render() + "\n" + renderPhases();
    }

    private String renderPhases() {
        var table =
                TextTable.of(
                        "Phase",
                        ">seconds",
                        ">read p50 / p99 / max, ms",
                        ">write to visible p50 / p99 / max, ms");
        phases.forEach(phase ->
                table.row(
                        phase.phase(),
                        "%.1f".formatted(phase.seconds()),
                        phase.read().render(),
                        phase.lag().render()));
        return table.render();
    }

    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("reads", reads);
        json.put("reads_failed", readsFailed);
        json.put("longest_read_stall_ms", longestReadStallMillis);
        json.put("writes_acknowledged", writesAcknowledged);
        json.put("writes_failed", writesFailed);
        json.put("writes_lost", writesLost);
        json.put("hashes_equal", hashesEqual);
        json.put("phases_s", byPhase(Felt::seconds));
        json.put("felt", byPhase(Felt::toJson));
        return json;
    }

    private Map<String, Object> byPhase(Function<Felt, Object> value) {
        var named = new LinkedHashMap<String, Object>();
        phases.forEach(phase -> named.put(phase.phase(), value.apply(phase)));
        return named;
    }
}
