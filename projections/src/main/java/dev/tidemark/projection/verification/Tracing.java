package dev.tidemark.projection.verification;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.projection.log.Replay;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.verification.Difference.Cause;
import dev.tidemark.store.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Folds the households that differ once more, in memory, with the code of both builds, and names
/// the events that changed the rows which a difference is made of.
final class Tracing {
    private static final int HOUSEHOLDS = 20;

    private final Side from;
    private final Side to;
    private final EventCatalog catalog;
    private final Map<UUID, Suspect> suspects = new HashMap<>();

    /// A household while it is folded.
    private record Suspect(Trace from, Trace to, List<Causes> causes) {}

    private Tracing(Side from, Side to, EventCatalog catalog) {
        this.from = from;
        this.to = to;
        this.catalog = catalog;
    }

    /// @param vector up to which the households are folded
    /// @return the same differences; those of the first households with what is behind them
    static List<Difference> of(
            List<Difference> differences,
            Side from,
            Side to,
            RunnerSupplies supplies,
            Topic topic,
            long[] vector) {
        var tracing = new Tracing(from, to, supplies.codec().catalog());
        List<Causes> causes = differences.stream().map(Causes::new).toList();
        causes.forEach(tracing::suspect);
        tracing.fold(supplies, topic, vector);
        return causes.stream().map(Causes::named).toList();
    }

    private void suspect(Causes causes) {
        if (suspects.size() < HOUSEHOLDS) {
            suspects.computeIfAbsent(
                    causes.household(),
                    _ -> new Suspect(new Trace(from), new Trace(to), new ArrayList<>()));
        }
        Suspect suspect = suspects.get(causes.household());
        if (suspect != null) {
            suspect.causes().add(causes);
        }
    }

    private void fold(RunnerSupplies supplies, Topic topic, long[] vector) {
        long[] upTo = new long[Lane.COUNT];
        suspects.keySet().stream().map(Lane::of).forEach(lane -> upTo[lane] = vector[lane]);
        Set<Integer> partitions =
                suspects.keySet().stream()
                        .map(household -> Lane.partition(Lane.of(household), topic.partitions()))
                        .collect(Collectors.toSet());
        new Replay(supplies.consumers(), supplies.codec(), supplies.settings().batch())
                .read(
                        topic,
                        partitions,
                        upTo,
                        event -> suspects.containsKey(event.household()),
                        (_, events) -> events.forEach(this::judge));
    }

    private void judge(EventEnvelope event) {
        Suspect suspect = Objects.requireNonNull(suspects.get(event.household()));
        List<Image> rows = new ArrayList<>(suspect.from().on(event));
        rows.addAll(suspect.to().on(event));
        var cause =
                new Cause(
                        event.eventId(),
                        event.lane(),
                        event.laneSeq(),
                        catalog.of(event.event()).type());
        suspect.causes().forEach(causes -> causes.judge(cause, rows));
    }
}
