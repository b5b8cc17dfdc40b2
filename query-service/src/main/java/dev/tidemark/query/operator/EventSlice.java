package dev.tidemark.query.operator;

import dev.tidemark.query.http.Refused;
import dev.tidemark.readmodel.ledger.KnownAt;
import dev.tidemark.store.Lane;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which events: of some households or of all, of a lane or of all, from somewhere to somewhere in
/// each lane.
///
/// @param households empty for all
/// @param from the first number or instant of recording that is in it; `null` for the beginning
/// @param to the last number, or the first instant that is not in it; `null` for the end
record EventSlice(
        Set<UUID> households, List<Integer> lanes, @Nullable KnownAt from, @Nullable KnownAt to) {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// @throws Refused naming the parameter
    static EventSlice of(
            @Nullable String households,
            @Nullable Integer lane,
            @Nullable KnownAt from,
            @Nullable KnownAt to) {
        Set<UUID> ids = households == null ? Set.of() : ids(households);
        if (lane != null && (lane < 0 || lane >= Lane.COUNT)) {
            throw Refused.parameter("lane", "must be 0 to 255");
        }
        List<Integer> lanes =
                ids.isEmpty()
                        ? IntStream.range(0, Lane.COUNT).boxed().toList()
                        : ids.stream().map(Lane::of).distinct().sorted().toList();
        var slice =
                new EventSlice(
                        ids,
                        lane == null ? lanes : lanes.stream().filter(lane::equals).toList(),
                        from,
                        to);
        slice.requireOneLane("from", from);
        slice.requireOneLane("to", to);
        return slice;
    }

    private void requireOneLane(String parameter, @Nullable KnownAt bound) {
        if (bound instanceof KnownAt.Number && lanes.size() > 1) {
            throw Refused.parameter(
                    parameter,
                    "is a number of a lane: name the lane or a household, or an instant");
        }
    }

    private static Set<UUID> ids(String households) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (String id : households.split(",")) {
            if (!ID.matcher(id).matches()) {
                throw Refused.parameter("households", "must be UUIDs with commas between them");
            }
            ids.add(UUID.fromString(id));
        }
        return ids;
    }

    /// For the audit.
    String described() {
        return (households.isEmpty() ? "all households" : "households " + households)
                + (lanes.size() == Lane.COUNT ? "" : ", lanes " + lanes)
                + described(", from ", from)
                + described(", to ", to);
    }

    private static String described(String word, @Nullable KnownAt bound) {
        return switch (bound) {
            case null -> "";
            case KnownAt.Now _ -> "";
            case KnownAt.Number(long number) -> word + number;
            case KnownAt.Moment(Instant instant) -> word + instant;
        };
    }
}
