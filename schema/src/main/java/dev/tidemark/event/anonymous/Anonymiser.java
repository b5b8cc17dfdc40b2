package dev.tidemark.event.anonymous;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.store.Lane;
import java.util.UUID;

/// Envelopes that name nobody. Amounts, currencies, dates, numbers, kinds and order hold; ids are
/// others, the same wherever they stood; equal texts are equal. Each object of this class gives
/// other pseudonyms. Not thread-safe.
public final class Anonymiser {
    private final Rewrites rewrites = new Rewrites(new Pseudonyms());
    private final Rewrite envelopes = rewrites.of(EventEnvelope.class);
    private final long[] heads = new long[Lane.COUNT];

    /// Made for every event of the contract before the first is seen.
    ///
    /// @throws Unclassified if a component of the contract does not say what it is
    public Anonymiser() {}

    /// The lane is that of the new household; its numbers are dense from 1, in the order of the
    /// calls.
    public EventEnvelope rewrite(EventEnvelope envelope) {
        EventEnvelope e = (EventEnvelope) envelopes.of(envelope);
        UUID household = e.household();
        int lane = Lane.of(household);
        return new EventEnvelope(
                e.store(),
                lane,
                ++heads[lane],
                e.eventId(),
                household,
                e.aggregate(),
                e.aggregateSeq(),
                e.recordedAt(),
                e.actor(),
                e.correlation(),
                e.causation(),
                e.event());
    }
}
