package dev.tidemark.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event and where it stands: what travels from the store over the topic to the projections.
///
/// @param store the event store that gave the number; positions of another store mean nothing here
/// @param lane 0 to 255, the household's for ever
/// @param laneSeq dense within the lane, from 1; its order is commit order
/// @param aggregateSeq dense within the aggregate, from 0
/// @param recordedAt when the event was recorded, UTC; not an order
/// @param actor the subject of the token that caused it
public record EventEnvelope(
        UUID store,
        int lane,
        long laneSeq,
        UUID eventId,
        UUID household,
        UUID aggregate,
        long aggregateSeq,
        Instant recordedAt,
        @Text(Text.Kind.ID) String actor,
        UUID correlation,
        @Nullable UUID causation,
        Event event) {}
