package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.store.Position;

/// What `event_store.begin_command` says.
sealed interface Begun {
    /// @param head the lane's last number, ours to continue
    record First(Position head, HouseholdFacts facts) implements Begun {}

    record Repeated(Answer answer) implements Begun {}

    /// The key is known, but for another request.
    record Conflict() implements Begun {}
}
