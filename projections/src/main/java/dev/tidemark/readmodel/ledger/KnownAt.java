package dev.tidemark.readmodel.ledger;

import java.time.Instant;

/// At which point of what was known a question is asked.
public sealed interface KnownAt {
    /// As we know it now.
    record Now() implements KnownAt {}

    /// As it was known at a moment.
    record Moment(Instant instant) implements KnownAt {}

    /// As it was known with an event of the household's lane, exactly; a report has it printed on
    /// it.
    record Number(long number) implements KnownAt {}
}
