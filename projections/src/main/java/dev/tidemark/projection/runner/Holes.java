package dev.tidemark.projection.runner;

import dev.tidemark.projection.checkpoint.LaneCheckpoint;
import dev.tidemark.projection.log.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Has the relay fill holes: it is asked once when a hole is seen, and again if it stays.
final class Holes {
    private final Topics topics;
    private final String by;
    private final Duration again;
    private final InstantSource clock;

    Holes(Topics topics, String by, Duration again, InstantSource clock) {
        this.topics = topics;
        this.by = by;
        this.again = again;
        this.clock = clock;
    }

    /// Part of the transaction that checkpoints the lanes.
    ///
    /// @return the lanes, with when their holes were asked for
    List<LaneCheckpoint> ask(Collection<LaneCheckpoint> lanes) {
        return lanes.stream().map(lane -> isDue(lane) ? ask(lane) : lane).toList();
    }

    private LaneCheckpoint ask(LaneCheckpoint lane) {
        topics.askToResend(lane.lane(), lane.lastSeq() + 1, by);
        return lane.asked(clock.instant());
    }

    /// The holes among these lanes that it is time to ask for, as a batch has them.
    Map<Integer, Long> due(Collection<LaneCheckpoint> lanes) {
        Map<Integer, Long> due = new HashMap<>();
        for (LaneCheckpoint lane : lanes) {
            Long beyond = lane.beyond();
            if (beyond != null && isDue(lane)) {
                due.put(lane.lane(), beyond);
            }
        }
        return due;
    }

    private boolean isDue(LaneCheckpoint lane) {
        Instant asked = lane.askedAt();
        return lane.hasHole() && (asked == null || asked.plus(again).isBefore(clock.instant()));
    }
}
