package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.store.Position;

/// What `event_store.begin_command` says.
sealed interface Begun {
    /// Who calls; in answers to known keys that is all they say.
    HouseholdFacts facts();

    /// @param head the lane's last number, ours to continue
    record First(Position head, HouseholdFacts facts) implements Begun {}

    record Repeated(Answer answer, HouseholdFacts facts) implements Begun {}

    /// The key is known, but for another request.
    record Conflict(HouseholdFacts facts) implements Begun {}
}
